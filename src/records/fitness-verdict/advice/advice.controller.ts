import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import { AlsoRefuses } from '../../../platform/http/also-refuses.js';
import { Answers } from '../../../platform/http/answers.js';
import { uuidParam } from '../../../platform/http/input-types.js';
import { Says } from '../../../platform/http/says.js';
import { Acting, Allows } from '../../../safeguards/access/allows.js';
import { AnswersOne, AnswersPage } from '../../../safeguards/access/answers.js';
import type { Context } from '../../../safeguards/access/context.js';
import { PageRequest, type Page } from '../../../safeguards/access/page-cursors.js';
import type { Opened } from '../../../safeguards/access/sealed.js';
import { PostingInput } from '../verdict/verdict.input.js';
import { AdviceInput } from './advice.input.js';
import { Advice, AdviceIssued } from './advice.js';
import { AdviceReadingService } from './advice-reading.service.js';
import { AdviceService } from './advice.service.js';

/** The dossier doctor's structured advice over HTTP. */
@Controller('v1')
export class AdviceController {
  constructor(
    private readonly advice: AdviceService,
    private readonly reading: AdviceReadingService,
  ) {}

  @Post('absences/:absenceId/advice')
  @Says('Advises employer and employee together about an absence, or supersedes what they were advised.')
  @Allows('issue', 'Advice')
  @AlsoRefuses(
    '403 not-allowed S11',
    '409 absence-over V5',
    '409 advice-superseded V3',
    '409 already-released V7',
    '409 employment-ended V6',
    '409 narrower-edition',
    '409 no-advice-item V5',
    '409 no-agreement-in-force V1',
    '409 no-such-item V8',
    '409 not-for-the-employer',
  )
  @Answers(AdviceIssued)
  async issue(
    @Acting() context: Context,
    @Param('absenceId', { schema: uuidParam }) absenceId: string,
    @Body({ schema: AdviceInput }) input: AdviceInput,
  ): Promise<AdviceIssued> {
    return this.advice.issue(context, absenceId, input);
  }

  @Post('advice/:adviceId/posting')
  @Says("Records that the letter to an employee without an account was posted; the employer's goes out with it.")
  @Allows('post', 'Advice')
  @AlsoRefuses(
    '403 not-allowed V7',
    '409 absence-over V5',
    '409 advice-superseded V3',
    '409 already-released V7',
    '409 employment-ended V6',
    '409 no-advice-item V5',
    '409 no-agreement-in-force V1',
    '409 no-such-item V8',
  )
  @Answers(AdviceIssued)
  async post(
    @Acting() context: Context,
    @Param('adviceId', { schema: uuidParam }) adviceId: string,
    @Body({ schema: PostingInput }) input: PostingInput,
  ): Promise<AdviceIssued> {
    return this.advice.post(context, adviceId, input);
  }

  @Get('advice/:adviceId')
  @Says('Shows one advice as it lies in the medical dossier.')
  @Allows('read', 'Advice')
  @AnswersOne(Advice)
  async one(
    @Acting() context: Context,
    @Param('adviceId', { schema: uuidParam }) adviceId: string,
  ): Promise<Opened<Advice>> {
    return this.reading.advice(context, adviceId);
  }

  @Get('employees/:employeeId/advice')
  @Says("Shows one page of the advice in an employee's medical dossier.")
  @Allows('read', 'Advice')
  @AnswersPage(Advice)
  async ofEmployee(
    @Acting() context: Context,
    @Param('employeeId', { schema: uuidParam }) employeeId: string,
    @Query({ schema: PageRequest }) page: PageRequest,
  ): Promise<Page<Opened<Advice>>> {
    return this.reading.ofEmployee(context, employeeId, page);
  }
}
