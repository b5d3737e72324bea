import { Injectable } from '@nestjs/common';
import type { LocalDate } from '../../../platform/calendar/local-date.js';
import { unseal } from '../../../platform/keys/envelope.js';
import { KeyStore } from '../../../platform/keys/key-store.js';
import type { PreparedStatement } from '../../../platform/stores/prepared-statement.js';
import type { Transaction } from '../../../platform/stores/transaction.js';
import type { Facts } from '../../../safeguards/access/ability.js';
import type { Context } from '../../../safeguards/access/context.js';
import { Policies } from '../../../safeguards/access/policy/policies.js';
import { mayKnowOf } from '../../../safeguards/access/proposed.js';
import { latestFirst, type PlacedResult } from '../../../safeguards/access/latest-first.js';
import { Sealed } from '../../../safeguards/access/sealed.js';
import { Guidance } from '../../../safeguards/services/guidance.js';
import { factsOfAbsence, READING_TERM, readingFacts } from '../reading-facts.js';
import { releasedItemPlace } from './advice-release.repository.js';
import type { AdvisedItem, ReleasedAdvice } from './advice.js';
import { isReceivable } from '../../../safeguards/disclosure/is-receivable.js';

const KIND = 'ReleasedAdvice';
const SHOWN = `
  SELECT i.id, i.advice_id, a.absence_id, i.employer_id, i.employee_id, i.item, i.sealed, a.issued_on, platform.today() AS today,
         access.edition_of(i.employer_id) AS edition,
         n.id AS superseded_by, ARRAY(SELECT m.item FROM desk.released_advice_item m WHERE m.advice_id = n.id) AS items_now
  FROM desk.released_advice_item i JOIN desk.released_advice a ON a.id = i.advice_id
  LEFT JOIN desk.released_advice n ON n.supersedes = a.id`;
const ONE = { name: 'desk_released_advice', text: `${SHOWN} WHERE i.id = $1` };
const OF_EMPLOYER = {
  name: 'desk_released_advice_of_employer',
  text: latestFirst(`${SHOWN} WHERE i.employer_id = $1`, 'issued_on', 'date'),
};
const OF_EMPLOYEE = {
  name: 'desk_released_advice_of_employee',
  text: latestFirst(`${SHOWN} WHERE i.employee_id = $1`, 'issued_on', 'date'),
};

interface ReleasedResult extends PlacedResult {
  readonly id: string;
  readonly advice_id: string;
  readonly absence_id: string;
  readonly employer_id: string;
  readonly employee_id: string;
  readonly item: string;
  readonly sealed: Buffer;
  readonly issued_on: LocalDate;
  readonly today: LocalDate;
  readonly edition: string | null;
  readonly superseded_by: string | null;
  /** Of the advice that took its place, as far as row security shows them. */
  readonly items_now: readonly string[];
}

/** Whose page of released advice. */
export interface AdvicePage {
  readonly of: 'employer' | 'employee';
  readonly id: string;
  readonly after: string | null;
  readonly limit: number;
}

/** Items of advice that went out, at the desk; they leave it sealed. */
@Injectable()
export class ReleasedAdviceRepository {
  constructor(
    private readonly keys: KeyStore,
    private readonly policies: Policies,
  ) {}

  /** @returns null outside what the actor may know of. */
  async item(tx: Transaction, context: Context, id: string): Promise<Sealed<ReleasedAdvice> | null> {
    const [item] = await this.#sealed(tx, context, ONE, [id]);
    return item ?? null;
  }

  /** One page of an employer's or an employee's, the latest first. */
  async page(tx: Transaction, context: Context, page: AdvicePage): Promise<Sealed<ReleasedAdvice>[]> {
    const statement = page.of === 'employer' ? OF_EMPLOYER : OF_EMPLOYEE;
    return this.#sealed(tx, context, statement, [page.id, page.after, page.limit]);
  }

  async #sealed(
    tx: Transaction,
    context: Context,
    statement: PreparedStatement,
    parameters: readonly unknown[],
  ): Promise<Sealed<ReleasedAdvice>[]> {
    const rows = await tx.query<ReleasedResult>(statement, parameters);
    const ids = rows.map((row) => row.employee_id);
    const facts = await readingFacts(tx, context, this.policies.term(READING_TERM), ids);
    const guidance = await Guidance.of(tx, this.policies, ids);
    await this.keys.findAll([...new Set(ids)], 'employee');
    return Promise.all(
      rows.map(async (row) => {
        const about = factsOfAbsence(facts.get(row.employee_id), row.absence_id);
        const known = { ...about, guided: guidance.isGuided(row.employee_id) };
        const { edition, today } = row;
        const factsOf = (item: string): Facts => ({
          ...known,
          receivable: isReceivable(this.policies.disclosure, context.actor.role, item, edition, today),
        });
        // V5 — who is given nothing of the advice that took its place learns that this one no longer counts, and no more.
        const isNowShown = row.items_now.some((item) => mayKnowOf(context, KIND, factsOf(item)));
        return new Sealed(KIND, await this.#released(row, isNowShown), factsOf(row.item), undefined, row.place);
      }),
    );
  }

  async #released(row: ReleasedResult, isNowShown: boolean): Promise<ReleasedAdvice> {
    const key = await this.keys.find(row.employee_id, 'employee');
    return {
      id: row.id,
      adviceId: row.advice_id,
      absenceId: row.absence_id,
      employerId: row.employer_id,
      employeeId: row.employee_id,
      item: row.item,
      values: unseal<AdvisedItem['values']>(key, releasedItemPlace(row.employee_id, row.id), row.sealed),
      issuedOn: row.issued_on,
      state: row.superseded_by === null ? 'current' : 'superseded',
      supersededBy: isNowShown ? row.superseded_by : null,
    };
  }
}
