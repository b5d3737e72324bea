import { Injectable } from '@nestjs/common';
import type { LocalDate } from '../../../platform/calendar/local-date.js';
import { unseal } from '../../../platform/keys/envelope.js';
import { KeyStore } from '../../../platform/keys/key-store.js';
import { sessionValues } from '../../../platform/stores/store-session.js';
import { Stores } from '../../../platform/stores/stores.js';
import type { Transaction } from '../../../platform/stores/transaction.js';
import type { Context } from '../../../safeguards/access/context.js';
import type { EmployeeFacts } from '../../../safeguards/access/facts/access-facts.js';
import { momentOf } from '../../../safeguards/access/facts/moment.js';
import { Policies } from '../../../safeguards/access/policy/policies.js';
import { latestFirst, type PlacedResult } from '../../../safeguards/access/latest-first.js';
import { Sealed } from '../../../safeguards/access/sealed.js';
import { judge } from '../../../safeguards/access/standing.js';
import { isStillReadable, type AbsenceInEmployment } from '../is-still-readable.js';
import { factsOfAbsence, READING_TERM, readingFacts } from '../reading-facts.js';
import type { VerdictContent } from '../verdict/verdict.js';
import { releasedPlace, type ReleasedVerdict } from './released-verdict.js';

const READ_ONE = {
  name: 'desk_read_released_verdict',
  text: 'SELECT * FROM desk.read_released_verdict($1, $2, $3, $4)',
};
const SHOWN = `
  SELECT r.id, r.question_id, r.employer_id, r.employee_id, q.absence_id, r.question, r.sealed, r.issued_on, r.valid_until,
         (SELECT n.id FROM desk.released_verdict n WHERE n.supersedes = r.id) AS superseded_by
  FROM desk.released_verdict r JOIN desk.verdict_question q ON q.id = r.question_id`;
const OF_EMPLOYER = {
  name: 'desk_released_of_employer',
  text: latestFirst(`${SHOWN} WHERE r.employer_id = $1`, 'issued_on', 'date'),
};
const OF_EMPLOYEE = {
  name: 'desk_released_of_employee',
  text: latestFirst(`${SHOWN} WHERE r.employee_id = $1`, 'issued_on', 'date'),
};

interface ReleasedResult extends PlacedResult {
  readonly id: string;
  readonly question_id: string;
  readonly employer_id: string;
  readonly employee_id: string;
  readonly question: ReleasedVerdict['question'];
  readonly sealed: Buffer;
  readonly issued_on: LocalDate;
  readonly valid_until: LocalDate | null;
  readonly superseded_by: string | null;
}
interface ReleasedOfAbsence extends ReleasedResult {
  readonly absence_id: string;
}
interface ReadOneResult extends ReleasedResult {
  readonly absence: AbsenceInEmployment;
  readonly facts: EmployeeFacts;
}

/** Whose page of released verdicts. */
export interface ReleasedPage {
  readonly of: 'employer' | 'employee';
  readonly id: string;
  readonly after: string | null;
  readonly limit: number;
}

/** What went out, at the desk; records leave it sealed. */
@Injectable()
export class ReleasedVerdictRepository {
  constructor(
    private readonly stores: Stores,
    private readonly keys: KeyStore,
    private readonly policies: Policies,
  ) {}

  /** The hot read: one prepared call for session, row security, row and facts. @returns null outside what the actor may know of. */
  async verdict(context: Context, verdictId: string): Promise<Sealed<ReleasedVerdict> | null> {
    const [row] = await this.stores.prepared<ReadOneResult>('desk', READ_ONE, [
      ...sessionValues(context.session),
      verdictId,
    ]);
    if (row === undefined) return null;
    const stillReadable = isStillReadable(row.absence, this.policies.term(READING_TERM), momentOf(row.facts.at).today);
    return new Sealed('ReleasedVerdict', await this.#verdict(row), { ...judge(context, row.facts), stillReadable });
  }

  /** One page of an employer's or an employee's, the latest first. */
  async page(tx: Transaction, context: Context, page: ReleasedPage): Promise<Sealed<ReleasedVerdict>[]> {
    const statement = page.of === 'employer' ? OF_EMPLOYER : OF_EMPLOYEE;
    const rows = await tx.query<ReleasedOfAbsence>(statement, [page.id, page.after, page.limit]);
    const ids = rows.map((row) => row.employee_id);
    const facts = await readingFacts(tx, context, this.policies.term(READING_TERM), ids);
    await this.keys.findAll([...new Set(ids)], 'employee');
    return Promise.all(
      rows.map(async (row) => {
        const known = factsOfAbsence(facts.get(row.employee_id), row.absence_id);
        return new Sealed('ReleasedVerdict', await this.#verdict(row), known, undefined, row.place);
      }),
    );
  }

  async #verdict(row: ReleasedResult): Promise<ReleasedVerdict> {
    const key = await this.keys.find(row.employee_id, 'employee');
    const { outcome } = unseal<VerdictContent>(key, releasedPlace(row.employee_id, row.id), row.sealed);
    return {
      id: row.id,
      questionId: row.question_id,
      employerId: row.employer_id,
      employeeId: row.employee_id,
      question: row.question,
      outcome,
      issuedOn: row.issued_on,
      validUntil: row.valid_until,
      supersededBy: row.superseded_by,
    };
  }
}
