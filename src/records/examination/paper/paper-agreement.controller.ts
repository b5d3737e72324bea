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
import { PaperAgreementInput, PaperPostingInput } from './paper-agreement.input.js';
import { PaperAgreement, PaperAgreementChanged } from './paper-agreement.js';
import { PaperAgreementService } from './paper-agreement.service.js';
import { PaperStepsService } from './paper-steps.service.js';

/** Agreements on paper, over HTTP (I10). */
@Controller('v1')
export class PaperAgreementController {
  constructor(
    private readonly papers: PaperAgreementService,
    private readonly steps: PaperStepsService,
  ) {}

  @Post('examination-outcomes/:outcomeId/paper-agreements')
  @Says('Records that a paper came in on which the employee agrees, with its scan; a doctor accepts it or not.')
  @Allows('record', 'PaperAgreement')
  @AlsoRefuses(
    '403 not-allowed I10',
    '409 already-released V4',
    '409 asked-about-an-absence V1',
    '409 asked-by-the-agency V4',
    '409 decided-himself I10',
    '409 employment-ended V6',
    '409 examination-closed V4',
    '409 never-individual V4',
    '409 no-agreement-in-force V1',
    '409 no-blocking V4',
    '409 not-employed-yet V4',
    '409 not-heard-yet V4',
    '409 outcome-superseded V3',
    '409 paper-under-way I10',
    '409 re-examination-asked V4',
  )
  @Answers(PaperAgreementChanged)
  async record(
    @Acting() context: Context,
    @Param('outcomeId', { schema: uuidParam }) outcomeId: string,
    @Body({ schema: PaperAgreementInput }) input: PaperAgreementInput,
  ): Promise<PaperAgreementChanged> {
    return this.papers.record(context, outcomeId, input);
  }

  @Get('employees/:employeeId/paper-agreements')
  @Says("Shows one page of an employee's agreements on paper, the latest first.")
  @Allows('read', 'PaperAgreement')
  @AnswersPage(PaperAgreement)
  async ofEmployee(
    @Acting() context: Context,
    @Param('employeeId', { schema: uuidParam }) employeeId: string,
    @Query({ schema: PageRequest }) page: PageRequest,
  ): Promise<Page<Opened<PaperAgreement>>> {
    return this.papers.ofEmployee(context, employeeId, page);
  }

  @Get('paper-agreements/:paperAgreementId')
  @Says('Shows one agreement on paper, and how far it came.')
  @Allows('read', 'PaperAgreement')
  @AnswersOne(PaperAgreement)
  async paper(
    @Acting() context: Context,
    @Param('paperAgreementId', { schema: uuidParam }) paperAgreementId: string,
  ): Promise<Opened<PaperAgreement>> {
    return this.papers.paper(context, paperAgreementId);
  }

  @Post('paper-agreements/:paperAgreementId/acceptance')
  @Says('The dossier doctor accepts the paper; the employee is told at once, by a letter where he has no account.')
  @Allows('accept', 'PaperAgreement')
  @AlsoRefuses('403 not-allowed I10', '409 accepted-already I10', '409 paper-over I10')
  @Answers(PaperAgreementChanged)
  async accept(
    @Acting() context: Context,
    @Param('paperAgreementId', { schema: uuidParam }) paperAgreementId: string,
  ): Promise<PaperAgreementChanged> {
    return this.steps.accept(context, paperAgreementId);
  }

  @Post('paper-agreements/:paperAgreementId/posting')
  @Says('Records that the letter was posted which tells an employee without an account that it was accepted.')
  @Allows('post', 'PaperAgreement')
  @AlsoRefuses(
    '403 not-allowed I10',
    '409 changed-lately V4',
    '409 not-accepted-yet I10',
    '409 paper-over I10',
    '409 told-already I10',
  )
  @Answers(PaperAgreementChanged)
  async post(
    @Acting() context: Context,
    @Param('paperAgreementId', { schema: uuidParam }) paperAgreementId: string,
    @Body({ schema: PaperPostingInput }) input: PaperPostingInput,
  ): Promise<PaperAgreementChanged> {
    return this.steps.post(context, paperAgreementId, input);
  }

  @Post('paper-agreements/:paperAgreementId/withdrawal')
  @Says('Undoes it, until the outcome went out: the employee himself, or the doctor and his staff on his word.')
  @Allows('withdraw', 'PaperAgreement')
  @AlsoRefuses('403 not-allowed I10', '409 paper-over I10')
  @Answers(PaperAgreementChanged)
  async withdraw(
    @Acting() context: Context,
    @Param('paperAgreementId', { schema: uuidParam }) paperAgreementId: string,
  ): Promise<PaperAgreementChanged> {
    return this.steps.withdraw(context, paperAgreementId);
  }

  @Post('paper-agreements/:paperAgreementId/release')
  @Says('Lets the outcome out on the paper, once the term is over in which the employee can undo it.')
  @Allows('issue', 'PaperAgreement')
  @AlsoRefuses(
    '403 not-allowed I10',
    '409 already-released V4',
    '409 asked-about-an-absence V1',
    '409 asked-by-the-agency V4',
    '409 can-be-undone I10',
    '409 employment-ended V6',
    '409 examination-closed V4',
    '409 never-individual V4',
    '409 no-agreement-in-force V1',
    '409 not-accepted-yet I10',
    '409 not-employed-yet V4',
    '409 not-told-yet I10',
    '409 outcome-superseded V3',
    '409 paper-over I10',
  )
  @Answers(PaperAgreementChanged)
  async letOut(
    @Acting() context: Context,
    @Param('paperAgreementId', { schema: uuidParam }) paperAgreementId: string,
  ): Promise<PaperAgreementChanged> {
    return this.steps.letOut(context, paperAgreementId);
  }
}
