import { Injectable } from '@nestjs/common';
import { Temporal } from 'temporal-polyfill';
import { dateInAmsterdam, type LocalDate } from '../../../platform/calendar/local-date.js';
import { refuseIf } from '../../../platform/problems/rule-refusal.js';
import { invalidInput, notFound } from '../../../platform/problems/usual-problems.js';
import type { Transaction } from '../../../platform/stores/transaction.js';
import type { Context } from '../../../safeguards/access/context.js';
import { Policies } from '../../../safeguards/access/policy/policies.js';
import { RecordStores } from '../../../safeguards/access/record-stores.js';
import type { Sealed } from '../../../safeguards/access/sealed.js';
import { giveNotice } from '../../../safeguards/notices/give-notice.js';
import { DecisionRepository } from '../decision/decision.repository.js';
import { KnownExaminations, type KnownExamination } from '../outcome/known-examinations.js';
import { OutcomeRepository } from '../outcome/outcome.repository.js';
import { whyNotPostYet } from '../outcome/why-not-post-yet.js';
import { whyNotRelease } from '../outcome/why-not-issue.js';
import { OutcomeReleaseService } from '../release/outcome-release.service.js';
import type { PaperPostingInput } from './paper-agreement.input.js';
import type { PaperAgreement, PaperAgreementChanged } from './paper-agreement.js';
import { PaperAgreementRepository } from './paper-agreement.repository.js';
import {
  ACCEPTED_ALREADY,
  PAPER_OVER,
  TOLD_ALREADY,
  whyNotAccept,
  whyNotLetOut,
  whyNotTell,
  whyNotWithdraw,
} from './why-not-paper.js';

/** A paper that the actor may know of, what it is about, and the day on which he acts. */
interface Looked extends KnownExamination {
  readonly sealed: Sealed<PaperAgreement>;
  readonly today: LocalDate;
}

/** I10 — what is done with a paper: a doctor accepts it, the employee is told and can undo it, and only then the outcome goes out. */
@Injectable()
export class PaperStepsService {
  constructor(
    private readonly stores: RecordStores,
    private readonly repository: PaperAgreementRepository,
    private readonly examinations: KnownExaminations,
    private readonly outcomes: OutcomeRepository,
    private readonly decisions: DecisionRepository,
    private readonly release: OutcomeReleaseService,
    private readonly policies: Policies,
  ) {}

  /**
   * The dossier doctor's own act (S11): the signature is the employee's, and it says what was recorded. Who has an account is told in it.
   * @throws Problem 404 outside what the actor may know of, 409 where it was accepted before or counts no more.
   */
  async accept(context: Context, paperId: string): Promise<PaperAgreementChanged> {
    return this.#act(context, paperId, async (tx, { sealed, examination, today }) => {
      const paper = sealed.permit(context, 'accept', 'I10');
      refuseIf(whyNotAccept(paper));
      const { employeeId } = paper;
      const doneBy = context.actor.accountId;
      const done = { paperId, employeeId, day: today, doneBy, responsibleDoctorId: doneBy };
      if (!(await this.repository.addStep(tx, { ...done, step: 'accepted', toldHow: null })))
        refuseIf(ACCEPTED_ALREADY);
      if (examination.accountId === null) return { paperAgreementId: paperId, state: 'accepted' };
      await this.repository.addStep(tx, { ...done, step: 'told', toldHow: 'in-app' });
      await giveNotice(tx, examination.accountId, 'paper-agreement-accepted', paperId);
      return { paperAgreementId: paperId, state: 'told' };
    });
  }

  /**
   * Records the letter by which who has no account hears that a doctor accepted it, and how he undoes it.
   * @throws Problem 404 outside what the actor may know of, 400 for a day before the acceptance or after today, 409 where it was not
   *         accepted or he was told before, and while the letter would go to an address of just now (V4).
   */
  async post(context: Context, paperId: string, { postedOn }: PaperPostingInput): Promise<PaperAgreementChanged> {
    return this.#act(context, paperId, async (tx, { sealed, examination, kind, attributes, today }) => {
      const paper = sealed.permit(context, 'post', 'I10');
      refuseIf(whyNotTell(paper));
      const term = this.policies.term('letter-after-change');
      refuseIf(whyNotPostYet(examination, kind, term, context.moment.instant));
      const acceptedOn = dateInAmsterdam(Temporal.Instant.from(paper.acceptedAt ?? paper.recordedAt));
      if (postedOn < acceptedOn) throw invalidInput([{ at: '/postedOn', code: 'before_the_acceptance' }]);
      if (postedOn > today) throw invalidInput([{ at: '/postedOn', code: 'in_the_future' }]);
      const doneBy = context.actor.accountId;
      const responsibleDoctorId = attributes.dossierDoctorId ?? doneBy;
      const { employeeId } = paper;
      const told = { paperId, employeeId, step: 'told', day: postedOn, doneBy, responsibleDoctorId } as const;
      if (!(await this.repository.addStep(tx, { ...told, toldHow: 'posted' }))) refuseIf(TOLD_ALREADY);
      return { paperAgreementId: paperId, state: 'told' };
    });
  }

  /**
   * The employee undoes it; or the doctor or his staff on his word, which only keeps something in.
   * @throws Problem 404 outside what the actor may know of, 409 where it counts no more.
   */
  async withdraw(context: Context, paperId: string): Promise<PaperAgreementChanged> {
    return this.#act(context, paperId, async (tx, { sealed, examination, attributes, today }) => {
      const paper = sealed.permit(context, 'withdraw', 'I10');
      refuseIf(whyNotWithdraw(paper));
      const doneBy = context.actor.accountId;
      const { accountId } = examination;
      const { dossierDoctorId } = attributes;
      const responsibleDoctorId = doneBy === accountId ? null : dossierDoctorId;
      const step = { paperId, employeeId: paper.employeeId, step: 'withdrawn', day: today, toldHow: null } as const;
      if (!(await this.repository.addStep(tx, { ...step, doneBy, responsibleDoctorId }))) refuseIf(PAPER_OVER);
      for (const account of new Set([accountId, dossierDoctorId])) {
        if (account !== null && account !== doneBy) {
          await giveNotice(tx, account, 'paper-agreement-withdrawn', paperId);
        }
      }
      return { paperAgreementId: paperId, state: 'withdrawn' };
    });
  }

  /**
   * The dossier doctor lets the outcome out on it, in one transaction with what employer and employee get (V7).
   * @throws Problem 404 outside what the actor may know of, 409 before the employee was told and the term in which he can undo it is over,
   *         where it counts no more, and naming V1, V4 or V6 where the employer may get nothing now.
   */
  async letOut(context: Context, paperId: string): Promise<PaperAgreementChanged> {
    return this.#act(context, paperId, async (tx, { sealed, examination, kind, today }) => {
      const paper = sealed.permit(context, 'issue', 'I10');
      refuseIf(whyNotLetOut(paper, this.policies.term('paper-agreement-undoing'), today));
      refuseIf(whyNotRelease(examination, kind, paper.outcomeId));
      const outcome = await this.outcomes.asIssued(tx, paper.outcomeId);
      if (outcome === null) throw notFound();
      const doctorId = context.actor.accountId;
      const issuedOn = dateInAmsterdam(Temporal.Instant.from(outcome.issuedAt));
      await this.release.letOut(tx, doctorId, { outcome, examination, doctorId, issuedOn });
      return { paperAgreementId: paperId, state: 'released' };
    });
  }

  /** One act at a time about an outcome, the employee's own decisions among them. */
  async #act(
    context: Context,
    paperId: string,
    act: (tx: Transaction, looked: Looked) => Promise<PaperAgreementChanged>,
  ): Promise<PaperAgreementChanged> {
    return this.stores.write(context, 'medical', async (tx) => {
      const outcomeId = await this.repository.outcomeOf(tx, paperId);
      if (outcomeId === null) throw notFound();
      await this.decisions.queueUp(tx, outcomeId);
      const sealed = await this.repository.paper(tx, context, paperId);
      if (sealed === null) throw notFound();
      const known = await this.examinations.ofOutcome(tx, context, outcomeId);
      return act(tx, { ...known, sealed, today: known.examination.today });
    });
  }
}
