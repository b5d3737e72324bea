import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import { AlsoRefuses } from '../../platform/http/also-refuses.js';
import { Answers } from '../../platform/http/answers.js';
import { uuidParam } from '../../platform/http/input-types.js';
import { Says } from '../../platform/http/says.js';
import { Acting, Allows } from '../../safeguards/access/allows.js';
import { AnswersList, AnswersPage } from '../../safeguards/access/answers.js';
import type { Context } from '../../safeguards/access/context.js';
import { PageRequest, type Page } from '../../safeguards/access/page-cursors.js';
import type { Opened } from '../../safeguards/access/sealed.js';
import { ResponsibilityLetterService } from './responsibility-letter.service.js';
import { GivingInput, TellingInput } from './responsibility.input.js';
import { ResponsibilityService } from './responsibility.service.js';
import { Responsibility, ResponsibilityEnded, ResponsibilityGiven, ResponsibilityTold } from './responsibility.js';

/** Who is responsible for an employee, over HTTP (S9). */
@Controller('v1')
export class ResponsibilityController {
  constructor(
    private readonly responsibilities: ResponsibilityService,
    private readonly letters: ResponsibilityLetterService,
  ) {}

  @Get('employees/:employeeId/responsibilities')
  @Says('Shows who was responsible for the employee when.')
  @Allows('read', 'Responsibility')
  @AnswersList(Responsibility)
  async history(
    @Acting() context: Context,
    @Param('employeeId', { schema: uuidParam }) employeeId: string,
  ): Promise<{ items: Opened<Responsibility>[] }> {
    return this.responsibilities.history(context, employeeId);
  }

  @Get('responsibilities/untold')
  @Says('Shows the responsibilities in force of which the employee was not told yet: each waits for a letter.')
  @Allows('read', 'Responsibility')
  @AnswersPage(Responsibility)
  async untold(
    @Acting() context: Context,
    @Query({ schema: PageRequest }) page: PageRequest,
  ): Promise<Page<Opened<Responsibility>>> {
    return this.letters.untold(context, page);
  }

  @Post('employees/:employeeId/responsibilities')
  @Says("Gives the responsibility to a doctor; the former one's ends with it.")
  @Allows('grant', 'Responsibility')
  @AlsoRefuses(
    '403 no-agreement D7',
    '403 not-agreed D7',
    '403 not-allowed S9',
    '409 already-responsible S9',
    '409 changed-meanwhile S9',
    '409 no-agreement S13',
    '409 not-a-doctor S9',
    '409 not-pending S9',
    '409 not-registered S15',
    '409 on-both-sides S10',
  )
  @Answers(ResponsibilityGiven)
  async give(
    @Acting() context: Context,
    @Param('employeeId', { schema: uuidParam }) employeeId: string,
    @Body({ schema: GivingInput }) input: GivingInput,
  ): Promise<ResponsibilityGiven> {
    return this.responsibilities.give(context, employeeId, input);
  }

  @Post('responsibilities/:responsibilityId/confirmation')
  @Says('Confirms, as a second doctor, a responsibility that somebody gave himself.')
  @Allows('confirm', 'Responsibility')
  @AlsoRefuses(
    '403 no-agreement D7',
    '403 not-agreed D7',
    '403 not-allowed S9',
    '409 already-responsible S9',
    '409 changed-meanwhile S9',
    '409 giver-gone S9',
    '409 no-agreement S13',
    '409 not-a-doctor S9',
    '409 not-pending S9',
    '409 not-registered S15',
    '409 on-both-sides S10',
  )
  @Answers(ResponsibilityGiven)
  async confirm(
    @Acting() context: Context,
    @Param('responsibilityId', { schema: uuidParam }) responsibilityId: string,
  ): Promise<ResponsibilityGiven> {
    return this.responsibilities.confirm(context, responsibilityId);
  }

  @Post('responsibilities/:responsibilityId/telling')
  @Says('Records the letter that told an employee without an account who the doctor is.')
  @Allows('tell', 'Responsibility')
  @AlsoRefuses('403 not-allowed S9', '409 nothing-to-tell S9')
  @Answers(ResponsibilityTold)
  async tell(
    @Acting() context: Context,
    @Param('responsibilityId', { schema: uuidParam }) responsibilityId: string,
    @Body({ schema: TellingInput }) input: TellingInput,
  ): Promise<ResponsibilityTold> {
    return this.letters.tell(context, responsibilityId, input);
  }

  @Post('responsibilities/:responsibilityId/end')
  @Says('Ends a responsibility without giving another.')
  @Allows('withdraw', 'Responsibility')
  @AlsoRefuses('403 not-allowed S13', '409 already-ended S9', '409 changed-meanwhile S9')
  @Answers(ResponsibilityEnded)
  async end(
    @Acting() context: Context,
    @Param('responsibilityId', { schema: uuidParam }) responsibilityId: string,
  ): Promise<ResponsibilityEnded> {
    return this.responsibilities.end(context, responsibilityId);
  }
}
