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
import { refuseIf } from '../../../platform/problems/rule-refusal.js';
import type { PostingInput } from '../verdict/verdict.input.js';
import { whyNotPostedOn } from '../why-not-posted-on.js';
import { AbsenceToAdviseRepository, type AbsenceToAdvise } from './absence-to-advise.repository.js';
import type { AdviceInput } from './advice.input.js';
import { AdviceRepository } from './advice.repository.js';
import { AdviceReleaseService } from './advice-release.service.js';
import { advisedItems } from './advised-items.js';
import { ANOTHER_ADVICE, whyNotAdvise, whyNotLetOut, whyNotThisItem } from './why-not-advise.js';
import type { AdviceIssued } from './advice.js';

const KIND = 'Advice';

/** Advising employer and employee together: the same items, in one transaction (V5, V7). */
@Injectable()
export class AdviceService {
  constructor(
    private readonly stores: RecordStores,
    private readonly absences: AbsenceToAdviseRepository,
    private readonly repository: AdviceRepository,
    private readonly release: AdviceReleaseService,
    private readonly policies: Policies,
  ) {}

  /**
   * Advises about an absence. With an account of the employee it goes out at once, else when the letter is posted.
   * @returns the advice's id, and whether it went out.
   * @throws Problem 404 outside what the actor may know of; 409 naming V8 or V5 for an item that the employer may not
   *         receive under its agreement's edition, V1, V5 or V6 where it may get nothing new, V3 where the current advice
   *         isn't the one named; 400 for a value that a field doesn't take.
   */
  async issue(context: Context, absenceId: string, input: AdviceInput): Promise<AdviceIssued> {
    const supersedes = input.supersedes ?? null;
    return this.stores.write(context, 'medical', async (tx) => {
      const found = await this.absences.absence(tx, absenceId);
      const { absence, attributes } = await this.#known(tx, context, found, absenceId);
      refuseIf(whyNotAdvise(absence, supersedes, this.policies.term(READING_TERM)));
      for (const { item } of input.items) this.#refuseItem(absence, item);
      const { items, faults } = advisedItems(input.items, this.policies.advice, {
        firstDay: absence.absence.firstDay,
        today: absence.today,
      });
      if (faults.length > 0) throw invalidInput(faults);
      const id = randomUUID();
      permitNew(context, 'issue', KIND, { id }, { ...attributes }, 'S11');
      const { employeeId, employerId, accountId } = absence;
      const doctorId = context.actor.accountId;
      const advice = { id, absenceId, employeeId, doctorId, supersedes, items };
      if (!(await this.repository.add(tx, advice))) refuseIf(ANOTHER_ADVICE);
      await indexRecords(tx, [{ id, kind: KIND, employeeId, employerId }]);
      const released = accountId !== null;
      if (released) {
        const outgoing = { advice, absence, doctorId, issuedOn: absence.today, postedOn: null };
        await this.release.letOut(tx, doctorId, outgoing);
      }
      return { adviceId: id, released };
    });
  }

  /**
   * V7 — records that the letter to an employee without an account was posted: the employer's goes out with it.
   * @throws Problem 404 outside what the actor may know of, 400 for a day before the advice or after today, 409 naming V3,
   *         V7, V8, V5, V1 or V6 where this advice doesn't go out any more.
   */
  async post(context: Context, adviceId: string, { postedOn }: PostingInput): Promise<AdviceIssued> {
    return this.stores.write(context, 'medical', async (tx) => {
      const sealed = await this.repository.advice(tx, context, adviceId);
      const found = await this.absences.absenceOf(tx, adviceId);
      const { absence, attributes } = await this.#known(tx, context, found, adviceId);
      if (sealed === null) throw notFound();
      refuseIf(whyNotLetOut(absence, adviceId, this.policies.term(READING_TERM)));
      const advice = sealed.permit(context, 'post', 'V7');
      for (const { item } of advice.items) this.#refuseItem(absence, item);
      const issuedOn = dateInAmsterdam(Temporal.Instant.from(advice.issuedAt));
      const fault = whyNotPostedOn(postedOn, issuedOn, absence.today);
      if (fault !== null) throw invalidInput([fault]);
      // S11 — whoever posts, the doctor who is responsible stands beside him.
      const doctorId = attributes.dossierDoctorId ?? context.actor.accountId;
      await this.release.letOut(tx, context.actor.accountId, { advice, absence, doctorId, issuedOn, postedOn });
      return { adviceId, released: true };
    });
  }

  #refuseItem({ edition, today }: AbsenceToAdvise, item: string): void {
    refuseIf(whyNotThisItem(this.policies.disclosure, item, this.policies.advice.has(item), edition, today));
  }

  /** The absence with what stands between the actor and its employee. @throws Problem 404, for every id the same. */
  async #known(
    tx: Transaction,
    context: Context,
    absence: AbsenceToAdvise | null,
    asked: string,
  ): Promise<{ absence: AbsenceToAdvise; attributes: EmployeeAttributes }> {
    const employeeId = absence?.employeeId ?? asked;
    const attributes = (await standingTowards(tx, context, [employeeId])).get(employeeId);
    if (absence === null || attributes === undefined || !mayKnowOf(context, KIND, { ...attributes })) throw notFound();
    return { absence, attributes };
  }
}
