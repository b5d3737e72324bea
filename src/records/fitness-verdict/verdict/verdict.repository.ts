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
import { VerdictRow } from './verdict.entity.js';
import type { Verdict, VerdictContent } from './verdict.js';

const SHOWN =
  'SELECT id, question_id, employee_id, doctor_id, countersigned_by, sealed, issued_at, valid_until, supersedes FROM medical.verdict';
const ONE = { name: 'medical_verdict', text: `${SHOWN} WHERE id = $1` };
const OF_EMPLOYEE = {
  name: 'medical_verdicts_of_employee',
  text: latestFirst(`${SHOWN} WHERE employee_id = $1`, 'issued_at'),
};

const HELD = {
  name: 'medical_verdicts_held',
  text: withDays(
    `${SHOWN} v WHERE NOT EXISTS (SELECT 1 FROM medical.verdict n WHERE n.supersedes = v.id)
    AND NOT EXISTS (SELECT 1 FROM medical.verdict_release r WHERE r.verdict_id = v.id)`,
    { since: dayOf('w.issued_at'), until: 'NULL::date' },
  ),
};

interface VerdictResult extends PlacedResult {
  readonly id: string;
  readonly question_id: string;
  readonly employee_id: string;
  readonly doctor_id: string;
  readonly countersigned_by: string | null;
  readonly sealed: Buffer;
  readonly issued_at: string;
  readonly valid_until: string | null;
  readonly supersedes: string | null;
}

/** Verdicts in the medical store; they leave it sealed. */
@Injectable()
export class VerdictRepository {
  constructor(private readonly keys: KeyStore) {}

  /** @returns false when another verdict took its place in the chain meanwhile. */
  async add(tx: Transaction, { outcome, ...verdict }: Omit<Verdict, 'issuedAt' | 'countersignedBy'>): Promise<boolean> {
    const sealed = await this.seal(verdict.employeeId, verdict.id, { outcome });
    return this.addSealed(tx, { ...verdict, sealed, countersignedBy: null });
  }

  /** {@link add} for one that was sealed before. */
  async addSealed(tx: Transaction, verdict: VerdictRow): Promise<boolean> {
    return addUnlessThere(tx, VerdictRow, verdict, 'id');
  }

  /** What a verdict says, as it lies in the medical store under that id. */
  async seal(employeeId: string, verdictId: string, content: VerdictContent): Promise<Buffer> {
    return seal(await this.keys.find(employeeId, 'medical'), placeOf(employeeId, verdictId), content);
  }

  /** Opens what {@link seal} made. */
  async unseal(employeeId: string, verdictId: string, sealed: Buffer): Promise<VerdictContent> {
    return unseal<VerdictContent>(await this.keys.find(employeeId, 'medical'), placeOf(employeeId, verdictId), sealed);
  }

  /** @returns null outside what the actor may know of. */
  async verdict(tx: Transaction, context: Context, verdictId: string): Promise<Sealed<Verdict> | null> {
    const [verdict] = await this.#sealed(tx, context, ONE, [verdictId]);
    return verdict ?? null;
  }

  /** One page of an employee's verdicts, the latest first. */
  async ofEmployee(
    tx: Transaction,
    context: Context,
    employeeId: string,
    after: string | null,
    limit: number,
  ): Promise<Sealed<Verdict>[]> {
    const rows = await listOfDossier<VerdictResult>(tx, OF_EMPLOYEE, [employeeId, after, limit]);
    return this.#seal(tx, context, rows);
  }

  /** The current ones that did not go out. */
  async held(tx: Transaction, context: Context): Promise<readonly Candidate[]> {
    const rows = await tx.query<VerdictResult & TurnResult>(HELD, []);
    return inTurn(rows, await this.#seal(tx, context, rows));
  }

  async #sealed(
    tx: Transaction,
    context: Context,
    statement: PreparedStatement,
    parameters: readonly unknown[],
  ): Promise<Sealed<Verdict>[]> {
    return this.#seal(tx, context, await tx.query<VerdictResult>(statement, parameters));
  }

  async #seal(tx: Transaction, context: Context, rows: readonly VerdictResult[]): Promise<Sealed<Verdict>[]> {
    return sealTowards(tx, context, rows, { as: 'Verdict', open: (row) => this.#verdict(row) });
  }

  async #verdict(row: VerdictResult): Promise<Verdict> {
    const { outcome } = await this.unseal(row.employee_id, row.id, row.sealed);
    return {
      id: row.id,
      questionId: row.question_id,
      employeeId: row.employee_id,
      outcome,
      issuedAt: row.issued_at,
      validUntil: row.valid_until,
      doctorId: row.doctor_id,
      countersignedBy: row.countersigned_by,
      supersedes: row.supersedes,
    };
  }
}

function placeOf(owner: string, verdictId: string): Place {
  return { store: 'medical', owner, record: verdictId, version: 1, item: 'verdict' };
}
