import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import { uuidParam } from '../../platform/http/input-types.js';
import { Acting, Allows } from '../../safeguards/access/allows.js';
import type { Context } from '../../safeguards/access/context.js';
import { PageRequest, type Page } from '../../safeguards/access/page-cursors.js';
import type { Receipt } from '../../safeguards/access/record-stores.js';
import type { Opened } from '../../safeguards/access/sealed.js';
import { ResponsibilityLetterService } from './responsibility-letter.service.js';
import { GivingInput, TellingInput } from './responsibility.input.js';
import { ResponsibilityService } from './responsibility.service.js';
import type { Responsibility } from './responsibility.js';

/** Who is responsible for an employee, over HTTP (S9). */
@Controller('v1')
export class ResponsibilityController {
  constructor(
    private readonly responsibilities: ResponsibilityService,
    private readonly letters: ResponsibilityLetterService,
  ) {}

  /** Who was responsible for the employee when. */
  @Get('employees/:employeeId/responsibilities')
  @Allows('read', 'Responsibility')
  async history(
    @Acting() context: Context,
    @Param('employeeId', { schema: uuidParam }) employeeId: string,
  ): Promise<{ items: Opened<Responsibility>[] }> {
    return this.responsibilities.history(context, employeeId);
  }

  /** The responsibilities in force of which the employee was not told yet: each waits for a letter. */
  @Get('responsibilities/untold')
  @Allows('read', 'Responsibility')
  async untold(
    @Acting() context: Context,
    @Query({ schema: PageRequest }) page: PageRequest,
  ): Promise<Page<Opened<Responsibility>>> {
    return this.letters.untold(context, page);
  }

  /** Gives the responsibility to a doctor; the former one's ends with it. */
  @Post('employees/:employeeId/responsibilities')
  @Allows('grant', 'Responsibility')
  async give(
    @Acting() context: Context,
    @Param('employeeId', { schema: uuidParam }) employeeId: string,
    @Body({ schema: GivingInput }) input: GivingInput,
  ): Promise<Receipt> {
    return this.responsibilities.give(context, employeeId, input);
  }

  /** Confirms, as a second doctor, a responsibility that somebody gave himself. */
  @Post('responsibilities/:responsibilityId/confirmation')
  @Allows('confirm', 'Responsibility')
  async confirm(
    @Acting() context: Context,
    @Param('responsibilityId', { schema: uuidParam }) responsibilityId: string,
  ): Promise<Receipt> {
    return this.responsibilities.confirm(context, responsibilityId);
  }

  /** Records the letter that told an employee without an account who the doctor is. */
  @Post('responsibilities/:responsibilityId/telling')
  @Allows('tell', 'Responsibility')
  async tell(
    @Acting() context: Context,
    @Param('responsibilityId', { schema: uuidParam }) responsibilityId: string,
    @Body({ schema: TellingInput }) input: TellingInput,
  ): Promise<Receipt> {
    return this.letters.tell(context, responsibilityId, input);
  }

  /** Ends a responsibility without giving another. */
  @Post('responsibilities/:responsibilityId/end')
  @Allows('withdraw', 'Responsibility')
  async end(
    @Acting() context: Context,
    @Param('responsibilityId', { schema: uuidParam }) responsibilityId: string,
  ): Promise<Receipt> {
    return this.responsibilities.end(context, responsibilityId);
  }
}
