import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Temporal } from 'temporal-polyfill';
import { dateInAmsterdam } from '../../../platform/calendar/local-date.js';
import { refuseIf } from '../../../platform/problems/rule-refusal.js';
import { invalidInput, notFound } from '../../../platform/problems/usual-problems.js';
import type { Context } from '../../../safeguards/access/context.js';
import { Policies } from '../../../safeguards/access/policy/policies.js';
import { permitNew } from '../../../safeguards/access/proposed.js';
import { RecordStores } from '../../../safeguards/access/record-stores.js';
import { giveNotice } from '../../../safeguards/notices/give-notice.js';
import { indexRecords } from '../../../safeguards/trail/index-record.js';
import { OutcomeReleaseService } from '../release/outcome-release.service.js';
import { KnownExaminations, OUTCOME_KIND } from './known-examinations.js';
import type { OutcomeInput, PostingInput } from './outcome.input.js';
import { OutcomeRepository } from './outcome.repository.js';
import { whyNotConditions } from './why-not-conditions.js';
import { whyNotPostYet } from './why-not-post-yet.js';
import { ALREADY_RELEASED, ANOTHER_CURRENT, whyNotHeld, whyNotIssue, whyNotRelease } from './why-not-issue.js';
import type { OutcomeChanged } from './outcome.js';

/** Issuing an outcome: where the employee goes first it is held for him, else it goes to both in one transaction (V4, V7). */
@Injectable()
export class OutcomeService {
  constructor(
    private readonly stores: RecordStores,
    private readonly examinations: KnownExaminations,
    private readonly repository: OutcomeRepository,
    private readonly release: OutcomeReleaseService,
    private readonly policies: Policies,
  ) {}

  /**
   * Answers an employer's commission.
   * @returns the outcome's id, and whether it went out.
   * @throws Problem 400 for conditions that aren't listed or don't fit (V1); 404 outside what the actor may know of; 409
   *         naming V1, V4 or V6 where the employer may get nothing now, V3 where the current outcome isn't the one named,
   *         V4 where a re-examination is by the same doctor.
   */
  async issue(context: Context, examinationId: string, input: OutcomeInput): Promise<OutcomeChanged> {
    const { outcome, conditions: named = [], supersedes = null } = input;
    const fault = whyNotConditions(outcome, named, this.policies.examinations.conditions);
    if (fault !== null) throw invalidInput([fault]);
    return this.stores.write(context, 'medical', async (tx) => {
      const { examination, kind, attributes } = await this.examinations.known(tx, context, examinationId);
      const doctorId = context.actor.accountId;
      refuseIf(whyNotIssue(examination, kind, supersedes, doctorId));
      const id = randomUUID();
      permitNew(context, 'issue', OUTCOME_KIND, { id }, { ...attributes }, 'V3');
      const { employeeId, employerId, accountId } = examination;
      const conditions = named.toSorted();
      const issued = { id, examinationId, employeeId, outcome, conditions, doctorId, supersedes };
      if (!(await this.repository.add(tx, issued))) refuseIf(ANOTHER_CURRENT);
      await indexRecords(tx, [{ id, kind: OUTCOME_KIND, employeeId, employerId }]);
      const released = !kind.employeeFirst && accountId !== null;
      if (released) {
        const outgoing = { outcome: issued, examination, doctorId, issuedOn: examination.today };
        await this.release.letOut(tx, doctorId, outgoing);
      } else if (accountId !== null) {
        await giveNotice(tx, accountId, 'outcome-to-decide', id);
      }
      return { outcomeId: id, released };
    });
  }

  /**
   * Records that the letter to an employee without an account was posted: he hears it by that (V4), and where he doesn't
   * go first the employer's goes out with it (V7).
   * @throws Problem 404 outside what the actor may know of, 400 for a day before the outcome or after today, 409 naming V3,
   *         V4, V1 or V6 where this outcome doesn't go out any more, or was posted, V4 where the employee hears it first and his
   *         employer changed the address lately.
   */
  async post(context: Context, outcomeId: string, { postedOn }: PostingInput): Promise<OutcomeChanged> {
    return this.stores.write(context, 'medical', async (tx) => {
      const sealed = await this.repository.outcome(tx, context, outcomeId);
      const { examination, kind, attributes } = await this.examinations.ofOutcome(tx, context, outcomeId);
      if (sealed === null) throw notFound();
      refuseIf(kind.employeeFirst ? whyNotHeld(examination, outcomeId) : whyNotRelease(examination, kind, outcomeId));
      const outcome = sealed.permit(context, 'post', 'V7');
      const term = this.policies.term('letter-after-change');
      refuseIf(whyNotPostYet(examination, kind, term, context.moment.instant));
      const issuedOn = dateInAmsterdam(Temporal.Instant.from(outcome.issuedAt));
      if (postedOn < issuedOn) throw invalidInput([{ at: '/postedOn', code: 'before_the_outcome' }]);
      if (postedOn > examination.today) throw invalidInput([{ at: '/postedOn', code: 'in_the_future' }]);
      const postedBy = context.actor.accountId;
      // S11 — whoever posts, the doctor who is responsible stands beside him.
      const responsibleDoctorId = attributes.dossierDoctorId ?? postedBy;
      const { employeeId } = examination;
      const posting = { outcomeId, employeeId, postedOn, postedBy, responsibleDoctorId };
      if (!(await this.repository.addPosting(tx, posting))) refuseIf(ALREADY_RELEASED);
      const released = !kind.employeeFirst;
      if (released) {
        await this.release.letOut(tx, postedBy, { outcome, examination, doctorId: responsibleDoctorId, issuedOn });
      }
      return { outcomeId, released };
    });
  }
}
