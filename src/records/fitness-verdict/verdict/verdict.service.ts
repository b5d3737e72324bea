import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Temporal } from 'temporal-polyfill';
import { dateInAmsterdam } from '../../../platform/calendar/local-date.js';
import { invalidInput, notFound } from '../../../platform/problems/usual-problems.js';
import type { Transaction } from '../../../platform/stores/transaction.js';
import type { Context } from '../../../safeguards/access/context.js';
import type { EmployeeAttributes } from '../../../safeguards/access/facts/employee-attributes.js';
import { Policies } from '../../../safeguards/access/policy/policies.js';
import { mayKnowOf, permitNew } from '../../../safeguards/access/proposed.js';
import { RecordStores } from '../../../safeguards/access/record-stores.js';
import { standingTowards } from '../../../safeguards/access/standing.js';
import { indexRecords } from '../../../safeguards/trail/index-record.js';
import { READING_TERM } from '../reading-facts.js';
import { VerdictReleaseService } from '../release/verdict-release.service.js';
import { refuseIf } from '../../../platform/problems/rule-refusal.js';
import { whyNotPostedOn } from '../why-not-posted-on.js';
import { QuestionToAnswerRepository, type QuestionToAnswer } from './question-to-answer.repository.js';
import type { PostingInput, VerdictInput } from './verdict.input.js';
import { VerdictRepository } from './verdict.repository.js';
import { ANOTHER_CURRENT, whyNotAnswer, whyNotRelease } from './why-not-answer.js';
import { whyNotValidUntil } from './why-not-valid-until.js';
import type { VerdictIssued } from './verdict.js';

const KIND = 'Verdict';

/** Issuing a verdict and letting it out: to employer and employee the same text, in one transaction (V3, V7). */
@Injectable()
export class VerdictService {
  constructor(
    private readonly stores: RecordStores,
    private readonly questions: QuestionToAnswerRepository,
    private readonly repository: VerdictRepository,
    private readonly release: VerdictReleaseService,
    private readonly policies: Policies,
  ) {}

  /**
   * Answers an employer's question. With an account of the employee it goes out at once, else when the letter is posted.
   * @returns the verdict's id, and whether it went out.
   * @throws Problem 400 for a last day that is past or, naming V5, tells how long it may last; 404 outside what the actor may know of; 409 naming V1 or V6 where the employer may get nothing new or the absence is over, V3
   *         where the current verdict isn't the one named.
   */
  async issue(context: Context, questionId: string, input: VerdictInput): Promise<VerdictIssued> {
    const { outcome, validUntil = null, supersedes = null } = input;
    const fault = whyNotValidUntil(validUntil, context.moment.today, this.policies.term('verdict-validity'));
    if (fault !== null) throw invalidInput([fault]);
    return this.stores.write(context, 'medical', async (tx) => {
      const found = await this.questions.question(tx, questionId);
      const { question, attributes } = await this.#known(tx, context, found, questionId);
      refuseIf(whyNotAnswer(question, supersedes, this.policies.term(READING_TERM)));
      const id = randomUUID();
      permitNew(context, 'issue', KIND, { id }, { ...attributes }, 'V3');
      const { employeeId, employerId, accountId } = question;
      const doctorId = context.actor.accountId;
      const verdict = { id, questionId, employeeId, outcome, validUntil, doctorId, supersedes };
      if (!(await this.repository.add(tx, verdict))) refuseIf(ANOTHER_CURRENT);
      await indexRecords(tx, [{ id, kind: KIND, employeeId, employerId }]);
      const released = accountId !== null;
      if (released) {
        const outgoing = { verdict, question, doctorId, issuedOn: question.today, postedOn: null };
        await this.release.letOut(tx, doctorId, outgoing);
      }
      return { verdictId: id, released };
    });
  }

  /**
   * V7 — records that the letter to an employee without an account was posted: the employer's goes out with it.
   * @throws Problem 404 outside what the actor may know of, 400 for a day before the verdict or after today, 409 naming V3,
   *         V7, V1 or V6 where this verdict doesn't go out any more.
   */
  async post(context: Context, verdictId: string, { postedOn }: PostingInput): Promise<VerdictIssued> {
    return this.stores.write(context, 'medical', async (tx) => {
      const sealed = await this.repository.verdict(tx, context, verdictId);
      const found = await this.questions.questionOf(tx, verdictId);
      const { question, attributes } = await this.#known(tx, context, found, verdictId);
      if (sealed === null) throw notFound();
      refuseIf(whyNotRelease(question, verdictId, this.policies.term(READING_TERM)));
      const verdict = sealed.permit(context, 'post', 'V7');
      const issuedOn = dateInAmsterdam(Temporal.Instant.from(verdict.issuedAt));
      const fault = whyNotPostedOn(postedOn, issuedOn, question.today);
      if (fault !== null) throw invalidInput([fault]);
      // S11 — whoever posts, the doctor who is responsible stands beside him.
      const doctorId = attributes.dossierDoctorId ?? context.actor.accountId;
      await this.release.letOut(tx, context.actor.accountId, { verdict, question, doctorId, issuedOn, postedOn });
      return { verdictId, released: true };
    });
  }

  /** The question with what stands between the actor and its employee. @throws Problem 404, for every id the same. */
  async #known(
    tx: Transaction,
    context: Context,
    question: QuestionToAnswer | null,
    asked: string,
  ): Promise<{ question: QuestionToAnswer; attributes: EmployeeAttributes }> {
    const employeeId = question?.employeeId ?? asked;
    const attributes = (await standingTowards(tx, context, [employeeId])).get(employeeId);
    if (question === null || attributes === undefined || !mayKnowOf(context, KIND, { ...attributes })) throw notFound();
    return { question, attributes };
  }
}
