import { Injectable } from '@nestjs/common';
import type { LocalDate } from '../../../platform/calendar/local-date.js';
import { unseal } from '../../../platform/keys/envelope.js';
import { KeyStore } from '../../../platform/keys/key-store.js';
import type { PreparedStatement } from '../../../platform/stores/prepared-statement.js';
import type { Transaction } from '../../../platform/stores/transaction.js';
import type { Context } from '../../../safeguards/access/context.js';
import { Policies } from '../../../safeguards/access/policy/policies.js';
import { latestFirst, type PlacedResult } from '../../../safeguards/access/latest-first.js';
import { Sealed } from '../../../safeguards/access/sealed.js';
import { sealTowards } from '../../../safeguards/access/seal-towards.js';
import type { ExaminationPage } from '../commission/examination.repository.js';
import type { OutcomeContent } from '../outcome/outcome.js';
import { readingTerms } from '../../../safeguards/looking-back/reading-terms.js';
import { RELATIONS, factsOfExamination, type ReadingResult } from '../reading-facts.js';
import { releasedPlace, type ReleasedOutcome } from './released-outcome.js';

const SHOWN = `
  SELECT r.id, r.examination_id, r.employer_id, r.employee_id, r.examination_kind, r.sealed, r.issued_on,
         (SELECT n.id FROM desk.released_outcome n WHERE n.supersedes = r.id) AS superseded_by,
         platform.today() AS today, (x.asked_at AT TIME ZONE 'Europe/Amsterdam')::date AS asked_on, ${RELATIONS}
  FROM desk.released_outcome r JOIN desk.examination x ON x.id = r.examination_id
  JOIN access.employee e ON e.id = r.employee_id`;
const ONE = { name: 'desk_released_outcome', text: `${SHOWN} WHERE r.id = $1` };
const OF_EMPLOYER = {
  name: 'desk_released_outcomes_of_employer',
  text: latestFirst(`${SHOWN} WHERE r.employer_id = $1`, 'issued_on', 'date'),
};
const OF_EMPLOYEE = {
  name: 'desk_released_outcomes_of_employee',
  text: latestFirst(`${SHOWN} WHERE r.employee_id = $1`, 'issued_on', 'date'),
};

interface ReleasedResult extends ReadingResult, PlacedResult {
  readonly id: string;
  readonly examination_id: string;
  readonly employer_id: string;
  readonly employee_id: string;
  readonly examination_kind: string;
  readonly sealed: Buffer;
  readonly issued_on: LocalDate;
  readonly superseded_by: string | null;
}

/** What went out, at the desk; records leave it sealed. */
@Injectable()
export class ReleasedOutcomeRepository {
  constructor(
    private readonly keys: KeyStore,
    private readonly policies: Policies,
  ) {}

  /** @returns null outside what the actor may know of. */
  async outcome(tx: Transaction, context: Context, outcomeId: string): Promise<Sealed<ReleasedOutcome> | null> {
    const [outcome] = await this.#sealed(tx, context, ONE, [outcomeId]);
    return outcome ?? null;
  }

  /** One page of an employer's or an employee's, the latest first. */
  async page(tx: Transaction, context: Context, page: ExaminationPage): Promise<Sealed<ReleasedOutcome>[]> {
    const statement = page.of === 'employer' ? OF_EMPLOYER : OF_EMPLOYEE;
    return this.#sealed(tx, context, statement, [page.id, page.after, page.limit]);
  }

  async #sealed(
    tx: Transaction,
    context: Context,
    statement: PreparedStatement,
    parameters: readonly unknown[],
  ): Promise<Sealed<ReleasedOutcome>[]> {
    const rows = await tx.query<ReleasedResult>(statement, parameters);
    const terms = readingTerms(this.policies);
    await this.keys.findAll([...new Set(rows.map((row) => row.employee_id))], 'employee');
    return sealTowards(tx, context, rows, {
      as: 'ReleasedOutcome',
      open: (row) => this.#outcome(row),
      facts: (row, towards) => factsOfExamination(towards, row, terms),
    });
  }

  async #outcome(row: ReleasedResult): Promise<ReleasedOutcome> {
    const key = await this.keys.find(row.employee_id, 'employee');
    const { outcome, conditions } = unseal<OutcomeContent>(key, releasedPlace(row.employee_id, row.id), row.sealed);
    return {
      id: row.id,
      examinationId: row.examination_id,
      employerId: row.employer_id,
      employeeId: row.employee_id,
      examinationKind: row.examination_kind,
      outcome,
      conditions,
      issuedOn: row.issued_on,
      supersededBy: row.superseded_by,
    };
  }
}
