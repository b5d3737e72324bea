import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import { AlsoRefuses } from '../../../platform/http/also-refuses.js';
import { Answers } from '../../../platform/http/answers.js';
import { uuidParam } from '../../../platform/http/input-types.js';
import { Says } from '../../../platform/http/says.js';
import { Acting, Allows } from '../../../safeguards/access/allows.js';
import { AnswersPage } from '../../../safeguards/access/answers.js';
import type { Context } from '../../../safeguards/access/context.js';
import { PageRequest, type Page } from '../../../safeguards/access/page-cursors.js';
import type { Opened } from '../../../safeguards/access/sealed.js';
import { ConsultationChanged } from '../asked/asked-of-a-doctor.js';
import { AskedStepsService } from '../asked/asked-steps.service.js';
import { ConclusionInput } from '../asked/conclusion.input.js';
import { AppointmentInput, ConsultationInput } from './consultation.input.js';
import { ConsultationService } from './consultation.service.js';
import { Consultation, ConsultationAsked, ConsultationPlanned } from './consultation.js';

const KIND = 'Consultation';

/** Voluntary consultations over HTTP: between the employee and the doctor he consults (S14). */
@Controller('v1')
export class ConsultationController {
  constructor(
    private readonly consultations: ConsultationService,
    private readonly steps: AskedStepsService,
  ) {}

  @Post('employees/:employeeId/consultations')
  @Says('Asks for a consultation of your own wish; nobody but that doctor learns of it.')
  @Allows('ask', KIND)
  @AlsoRefuses('403 not-allowed I10', '409 no-doctor-to-consult S14')
  @Answers(ConsultationAsked)
  async ask(
    @Acting() context: Context,
    @Param('employeeId', { schema: uuidParam }) employeeId: string,
    @Body({ schema: ConsultationInput }) input: ConsultationInput,
  ): Promise<ConsultationAsked> {
    return this.consultations.ask(context, employeeId, input);
  }

  @Get('employees/:employeeId/consultations')
  @Says('Shows one page of those about one employee, of which the reader may know.')
  @Allows('read', KIND)
  @AnswersPage(Consultation)
  async ofEmployee(
    @Acting() context: Context,
    @Param('employeeId', { schema: uuidParam }) employeeId: string,
    @Query({ schema: PageRequest }) page: PageRequest,
  ): Promise<Page<Opened<Consultation>>> {
    return this.consultations.page(context, page, employeeId);
  }

  @Get('consultations')
  @Says(
    'Shows one page: the own ones; those asked of you, until their last day; those that employees put into their dossier.',
  )
  @Allows('read', KIND)
  @AnswersPage(Consultation)
  async page(
    @Acting() context: Context,
    @Query({ schema: PageRequest }) page: PageRequest,
  ): Promise<Page<Opened<Consultation>>> {
    return this.consultations.page(context, page);
  }

  @Post('consultations/:consultationId/appointment')
  @Says('The doctor says when it is; said again, it is then instead.')
  @Allows('plan', KIND)
  @AlsoRefuses('403 not-allowed S14', '409 already-ended S14')
  @Answers(ConsultationPlanned)
  async plan(
    @Acting() context: Context,
    @Param('consultationId', { schema: uuidParam }) consultationId: string,
    @Body({ schema: AppointmentInput }) input: AppointmentInput,
  ): Promise<ConsultationPlanned> {
    return this.consultations.plan(context, consultationId, input);
  }

  @Post('consultations/:consultationId/withdrawal')
  @Says('Takes it back: from the next request on the doctor sees nothing.')
  @Allows('withdraw', KIND)
  @AlsoRefuses('403 not-allowed', '409 already-ended S14')
  @Answers(ConsultationChanged)
  async withdraw(
    @Acting() context: Context,
    @Param('consultationId', { schema: uuidParam }) consultationId: string,
  ): Promise<ConsultationChanged> {
    return this.steps.withdraw(context, KIND, consultationId);
  }

  @Post('consultations/:consultationId/conclusion')
  @Says('The doctor writes down what came of it, for the employee.')
  @Allows('answer', KIND)
  @AlsoRefuses('403 not-allowed', '409 already-ended S14')
  @Answers(ConsultationChanged)
  async conclude(
    @Acting() context: Context,
    @Param('consultationId', { schema: uuidParam }) consultationId: string,
    @Body({ schema: ConclusionInput }) input: ConclusionInput,
  ): Promise<ConsultationChanged> {
    return this.steps.conclude(context, KIND, consultationId, input);
  }

  @Post('consultations/:consultationId/filing')
  @Says('Puts what came of it into the own dossier, where the dossier doctor reads it.')
  @Allows('file', KIND)
  @AlsoRefuses('403 not-allowed', '409 nothing-to-file S14')
  @Answers(ConsultationChanged)
  async file(
    @Acting() context: Context,
    @Param('consultationId', { schema: uuidParam }) consultationId: string,
  ): Promise<ConsultationChanged> {
    return this.steps.file(context, KIND, consultationId);
  }
}
