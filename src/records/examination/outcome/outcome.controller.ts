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
import { OutcomeReadingService } from './outcome-reading.service.js';
import { OutcomeInput, PostingInput } from './outcome.input.js';
import { ExaminationOutcome, OutcomeChanged } from './outcome.js';
import { OutcomeService } from './outcome.service.js';

/** The dossier doctor's outcomes over HTTP. */
@Controller('v1')
export class OutcomeController {
  constructor(
    private readonly outcomes: OutcomeService,
    private readonly reading: OutcomeReadingService,
  ) {}

  @Post('examinations/:examinationId/outcomes')
  @Says(
    'Answers a commission, or supersedes the outcome that it has; where the employee goes first, it is held for him.',
  )
  @Allows('issue', 'ExaminationOutcome')
  @AlsoRefuses(
    '403 not-allowed V3',
    '409 already-released V4',
    '409 another-doctor V4',
    '409 asked-about-an-absence V1',
    '409 asked-by-the-agency V4',
    '409 employment-ended V6',
    '409 examination-closed V4',
    '409 never-individual V4',
    '409 no-agreement-in-force V1',
    '409 not-employed-yet V4',
    '409 outcome-superseded V3',
  )
  @Answers(OutcomeChanged)
  async issue(
    @Acting() context: Context,
    @Param('examinationId', { schema: uuidParam }) examinationId: string,
    @Body({ schema: OutcomeInput }) input: OutcomeInput,
  ): Promise<OutcomeChanged> {
    return this.outcomes.issue(context, examinationId, input);
  }

  @Post('examination-outcomes/:outcomeId/posting')
  @Says('Records that the letter to an employee without an account was posted.')
  @Allows('post', 'ExaminationOutcome')
  @AlsoRefuses(
    '403 not-allowed V7',
    '409 already-released V4',
    '409 asked-about-an-absence V1',
    '409 asked-by-the-agency V4',
    '409 changed-lately V4',
    '409 employment-ended V6',
    '409 examination-closed V4',
    '409 never-individual V4',
    '409 no-agreement-in-force V1',
    '409 not-employed-yet V4',
    '409 outcome-superseded V3',
  )
  @Answers(OutcomeChanged)
  async post(
    @Acting() context: Context,
    @Param('outcomeId', { schema: uuidParam }) outcomeId: string,
    @Body({ schema: PostingInput }) input: PostingInput,
  ): Promise<OutcomeChanged> {
    return this.outcomes.post(context, outcomeId, input);
  }

  @Get('examination-outcomes/:outcomeId')
  @Says('Shows one outcome as it lies in the medical dossier.')
  @Allows('read', 'ExaminationOutcome')
  @AnswersOne(ExaminationOutcome)
  async outcome(
    @Acting() context: Context,
    @Param('outcomeId', { schema: uuidParam }) outcomeId: string,
  ): Promise<Opened<ExaminationOutcome>> {
    return this.reading.outcome(context, outcomeId);
  }

  @Get('employees/:employeeId/examination-outcomes')
  @Says("Shows one page of the outcomes in an employee's medical dossier.")
  @Allows('read', 'ExaminationOutcome')
  @AnswersPage(ExaminationOutcome)
  async ofEmployee(
    @Acting() context: Context,
    @Param('employeeId', { schema: uuidParam }) employeeId: string,
    @Query({ schema: PageRequest }) page: PageRequest,
  ): Promise<Page<Opened<ExaminationOutcome>>> {
    return this.reading.ofEmployee(context, employeeId, page);
  }
}
