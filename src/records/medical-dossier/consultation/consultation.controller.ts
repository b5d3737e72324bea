import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import { uuidParam } from '../../../platform/http/input-types.js';
import { Acting, Allows } from '../../../safeguards/access/allows.js';
import type { Context } from '../../../safeguards/access/context.js';
import { PageRequest, type Page } from '../../../safeguards/access/page-cursors.js';
import type { Receipt } from '../../../safeguards/access/record-stores.js';
import type { Opened } from '../../../safeguards/access/sealed.js';
import { AskedStepsService } from '../asked/asked-steps.service.js';
import { ConclusionInput } from '../asked/conclusion.input.js';
import { AppointmentInput, ConsultationInput } from './consultation.input.js';
import { ConsultationService } from './consultation.service.js';
import type { Consultation } from './consultation.js';

const KIND = 'Consultation';

/** Voluntary consultations over HTTP: between the employee and the doctor he consults (S14). */
@Controller('v1')
export class ConsultationController {
  constructor(
    private readonly consultations: ConsultationService,
    private readonly steps: AskedStepsService,
  ) {}

  /** Asks for a consultation of your own wish; nobody but that doctor learns of it. */
  @Post('employees/:employeeId/consultations')
  @Allows('ask', KIND)
  async ask(
    @Acting() context: Context,
    @Param('employeeId', { schema: uuidParam }) employeeId: string,
    @Body({ schema: ConsultationInput }) input: ConsultationInput,
  ): Promise<Receipt> {
    return this.consultations.ask(context, employeeId, input);
  }

  /** One page: the own ones; those asked of you and open; those that employees put into their dossier. */
  @Get('consultations')
  @Allows('read', KIND)
  async page(
    @Acting() context: Context,
    @Query({ schema: PageRequest }) page: PageRequest,
  ): Promise<Page<Opened<Consultation>>> {
    return this.consultations.page(context, page);
  }

  /** The doctor says when it is; said again, it is then instead. */
  @Post('consultations/:consultationId/appointment')
  @Allows('plan', KIND)
  async plan(
    @Acting() context: Context,
    @Param('consultationId', { schema: uuidParam }) consultationId: string,
    @Body({ schema: AppointmentInput }) input: AppointmentInput,
  ): Promise<Receipt> {
    return this.consultations.plan(context, consultationId, input);
  }

  /** Takes it back: from the next request on the doctor sees nothing. */
  @Post('consultations/:consultationId/withdrawal')
  @Allows('withdraw', KIND)
  async withdraw(
    @Acting() context: Context,
    @Param('consultationId', { schema: uuidParam }) consultationId: string,
  ): Promise<Receipt> {
    return this.steps.withdraw(context, KIND, consultationId);
  }

  /** The doctor writes down what came of it, for the employee. */
  @Post('consultations/:consultationId/conclusion')
  @Allows('answer', KIND)
  async conclude(
    @Acting() context: Context,
    @Param('consultationId', { schema: uuidParam }) consultationId: string,
    @Body({ schema: ConclusionInput }) input: ConclusionInput,
  ): Promise<Receipt> {
    return this.steps.conclude(context, KIND, consultationId, input);
  }

  /** Puts what came of it into the own dossier, where the dossier doctor reads it. */
  @Post('consultations/:consultationId/filing')
  @Allows('file', KIND)
  async file(
    @Acting() context: Context,
    @Param('consultationId', { schema: uuidParam }) consultationId: string,
  ): Promise<Receipt> {
    return this.steps.file(context, KIND, consultationId);
  }
}
