import { Injectable } from '@nestjs/common';
import { seal, unseal, type Place } from '../../../platform/keys/envelope.js';
import { KeyStore } from '../../../platform/keys/key-store.js';
import { addUnlessThere } from '../../../platform/stores/add-unless-there.js';
import type { PreparedStatement } from '../../../platform/stores/prepared-statement.js';
import type { Transaction } from '../../../platform/stores/transaction.js';
import type { Context } from '../../../safeguards/access/context.js';
import { latestFirst, type PlacedResult } from '../../../safeguards/access/latest-first.js';
import { listOfDossier } from '../../../safeguards/access/list-of-dossier.js';
import { Sealed } from '../../../safeguards/access/sealed.js';
import { sealTowards } from '../../../safeguards/access/seal-towards.js';
import { dayOf, inTurn, withDays, type Candidate, type TurnResult } from '../../../safeguards/waiting/turn.js';
import { ExaminationOutcomeRow, ExaminationPostingRow } from './outcome.entity.js';
import type { Decision, ExaminationOutcome, OutcomeContent } from './outcome.js';

const SHOWN = `
  SELECT o.id, o.examination_id, o.employee_id, o.doctor_id, o.countersigned_by, o.sealed, o.issued_at, o.supersedes,
         (medical.last_decision(o.id)).decision FROM medical.examination_outcome o`;
const ONE = { name: 'medical_outcome', text: `${SHOWN} WHERE o.id = $1` };
const OF_EMPLOYEE = {
  name: 'medical_outcomes_of_employee',
  text: latestFirst(`${SHOWN} WHERE o.employee_id = $1`, 'issued_at'),
};

const HELD = {
  name: 'medical_outcomes_held',
  text: withDays(
    `${SHOWN} WHERE NOT EXISTS (SELECT 1 FROM medical.examination_outcome n WHERE n.supersedes = o.id)
    AND NOT EXISTS (SELECT 1 FROM medical.examination_release r WHERE r.outcome_id = o.id)`,
    { since: dayOf('w.issued_at'), until: 'NULL::date' },
  ),
};
const POSTED = 'SELECT outcome_id AS id FROM medical.examination_posting WHERE outcome_id = ANY ($1)';

interface OutcomeResult extends PlacedResult {
  readonly id: string;
  readonly examination_id: string;
  readonly employee_id: string;
  readonly doctor_id: string;
  readonly countersigned_by: string | null;
  readonly sealed: Buffer;
  readonly issued_at: string;
  readonly supersedes: string | null;
  readonly decision: Decision | null;
}

/** Outcomes in the medical store; they leave it sealed. */
@Injectable()
export class OutcomeRepository {
  constructor(private readonly keys: KeyStore) {}

  /** @returns false when another outcome took its place in the chain meanwhile. */
  async add(
    tx: Transaction,
    { outcome, conditions, ...issued }: Omit<ExaminationOutcome, 'issuedAt' | 'decision' | 'countersignedBy'>,
  ): Promise<boolean> {
    const sealed = await this.seal(issued.employeeId, issued.id, { outcome, conditions });
    return this.addSealed(tx, { ...issued, sealed, countersignedBy: null });
  }

  /** {@link add} for one that was sealed before. */
  async addSealed(tx: Transaction, outcome: ExaminationOutcomeRow): Promise<boolean> {
    return addUnlessThere(tx, ExaminationOutcomeRow, outcome, 'id');
  }

  /** What an outcome says, as it lies in the medical store under that id. */
  async seal(employeeId: string, outcomeId: string, content: OutcomeContent): Promise<Buffer> {
    return seal(await this.keys.find(employeeId, 'medical'), placeOf(employeeId, outcomeId), content);
  }

  /** Opens what {@link seal} made. */
  async unseal(employeeId: string, outcomeId: string, sealed: Buffer): Promise<OutcomeContent> {
    return unseal<OutcomeContent>(await this.keys.find(employeeId, 'medical'), placeOf(employeeId, outcomeId), sealed);
  }

  /** V7 — records the letter. @returns false when it was recorded before. */
  async addPosting(tx: Transaction, posting: ExaminationPostingRow): Promise<boolean> {
    return addUnlessThere(tx, ExaminationPostingRow, posting, 'outcome_id');
  }

  /** @returns null outside what the actor may know of. */
  async outcome(tx: Transaction, context: Context, outcomeId: string): Promise<Sealed<ExaminationOutcome> | null> {
    const [outcome] = await this.#sealed(tx, context, ONE, [outcomeId]);
    return outcome ?? null;
  }

  /**
   * What it says, for the act that lets it out and that was permitted of something else: a paper about it (I10).
   * @returns null outside what the database shows the actor
   */
  async asIssued(tx: Transaction, outcomeId: string): Promise<ExaminationOutcome | null> {
    const [row] = await tx.query<OutcomeResult>(ONE, [outcomeId]);
    return row === undefined ? null : this.#outcome(row);
  }

  /** One page of an employee's outcomes, the latest first. */
  async ofEmployee(
    tx: Transaction,
    context: Context,
    employeeId: string,
    after: string | null,
    limit: number,
  ): Promise<Sealed<ExaminationOutcome>[]> {
    const rows = await listOfDossier<OutcomeResult>(tx, OF_EMPLOYEE, [employeeId, after, limit]);
    return this.#seal(tx, context, rows);
  }

  /** The current ones that did not go out. */
  async held(tx: Transaction, context: Context): Promise<readonly Candidate[]> {
    const rows = await tx.query<OutcomeResult & TurnResult>(HELD, []);
    return inTurn(rows, await this.#seal(tx, context, rows));
  }

  /** Those of them whose letter was posted. */
  async posted(tx: Transaction, outcomeIds: readonly string[]): Promise<ReadonlySet<string>> {
    return new Set((await tx.query<{ id: string }>(POSTED, [outcomeIds])).map(({ id }) => id));
  }

  async #sealed(
    tx: Transaction,
    context: Context,
    statement: PreparedStatement,
    parameters: readonly unknown[],
  ): Promise<Sealed<ExaminationOutcome>[]> {
    return this.#seal(tx, context, await tx.query<OutcomeResult>(statement, parameters));
  }

  async #seal(
    tx: Transaction,
    context: Context,
    rows: readonly OutcomeResult[],
  ): Promise<Sealed<ExaminationOutcome>[]> {
    return sealTowards(tx, context, rows, { as: 'ExaminationOutcome', open: (row) => this.#outcome(row) });
  }

  async #outcome(row: OutcomeResult): Promise<ExaminationOutcome> {
    const { outcome, conditions } = await this.unseal(row.employee_id, row.id, row.sealed);
    return {
      id: row.id,
      examinationId: row.examination_id,
      employeeId: row.employee_id,
      outcome,
      conditions,
      issuedAt: row.issued_at,
      doctorId: row.doctor_id,
      countersignedBy: row.countersigned_by,
      supersedes: row.supersedes,
      decision: row.decision,
    };
  }
}

function placeOf(owner: string, outcomeId: string): Place {
  return { store: 'medical', owner, record: outcomeId, version: 1, item: 'examination-outcome' };
}
