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
import { VerdictReadingService } from './verdict-reading.service.js';
import { PostingInput, VerdictInput } from './verdict.input.js';
import { Verdict, VerdictIssued } from './verdict.js';
import { VerdictService } from './verdict.service.js';

/** The dossier doctor's verdicts over HTTP. */
@Controller('v1')
export class VerdictController {
  constructor(
    private readonly verdicts: VerdictService,
    private readonly reading: VerdictReadingService,
  ) {}

  @Post('questions/:questionId/verdicts')
  @Says("Answers an employer's question, or supersedes the answer that it has.")
  @Allows('issue', 'Verdict')
  @AlsoRefuses(
    '403 not-allowed V3',
    '409 absence-not-running V1',
    '409 already-released V7',
    '409 employment-ended V6',
    '409 no-agreement-in-force V1',
    '409 question-closed V1',
    '409 verdict-superseded V3',
  )
  @Answers(VerdictIssued)
  async issue(
    @Acting() context: Context,
    @Param('questionId', { schema: uuidParam }) questionId: string,
    @Body({ schema: VerdictInput }) input: VerdictInput,
  ): Promise<VerdictIssued> {
    return this.verdicts.issue(context, questionId, input);
  }

  @Post('verdicts/:verdictId/posting')
  @Says("Records that the letter to an employee without an account was posted; the employer's goes out with it.")
  @Allows('post', 'Verdict')
  @AlsoRefuses(
    '403 not-allowed V7',
    '409 already-released V7',
    '409 employment-ended V6',
    '409 no-agreement-in-force V1',
    '409 question-closed V1',
    '409 verdict-superseded V3',
  )
  @Answers(VerdictIssued)
  async post(
    @Acting() context: Context,
    @Param('verdictId', { schema: uuidParam }) verdictId: string,
    @Body({ schema: PostingInput }) input: PostingInput,
  ): Promise<VerdictIssued> {
    return this.verdicts.post(context, verdictId, input);
  }

  @Get('verdicts/:verdictId')
  @Says('Shows one verdict as it lies in the medical dossier.')
  @Allows('read', 'Verdict')
  @AnswersOne(Verdict)
  async verdict(
    @Acting() context: Context,
    @Param('verdictId', { schema: uuidParam }) verdictId: string,
  ): Promise<Opened<Verdict>> {
    return this.reading.verdict(context, verdictId);
  }

  @Get('employees/:employeeId/verdicts')
  @Says("Shows one page of the verdicts in an employee's medical dossier.")
  @Allows('read', 'Verdict')
  @AnswersPage(Verdict)
  async ofEmployee(
    @Acting() context: Context,
    @Param('employeeId', { schema: uuidParam }) employeeId: string,
    @Query({ schema: PageRequest }) page: PageRequest,
  ): Promise<Page<Opened<Verdict>>> {
    return this.reading.ofEmployee(context, employeeId, page);
  }
}
