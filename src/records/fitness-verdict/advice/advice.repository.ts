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
import { AdviceRow } from './advice.entity.js';
import type { Advice, AdvisedItem } from './advice.js';

const SHOWN = 'SELECT id, absence_id, employee_id, doctor_id, sealed, issued_at, supersedes FROM medical.advice';
const ONE = { name: 'medical_advice', text: `${SHOWN} WHERE id = $1` };
const OF_EMPLOYEE = {
  name: 'medical_advice_of_employee',
  text: latestFirst(`${SHOWN} WHERE employee_id = $1`, 'issued_at'),
};

const HELD = {
  name: 'medical_advice_held',
  text: withDays(
    `${SHOWN} v WHERE NOT EXISTS (SELECT 1 FROM medical.advice n WHERE n.supersedes = v.id)
    AND NOT EXISTS (SELECT 1 FROM medical.advice_release r WHERE r.advice_id = v.id)`,
    { since: dayOf('w.issued_at'), until: 'NULL::date' },
  ),
};

interface AdviceResult extends PlacedResult {
  readonly id: string;
  readonly absence_id: string;
  readonly employee_id: string;
  readonly doctor_id: string;
  readonly sealed: Buffer;
  readonly issued_at: string;
  readonly supersedes: string | null;
}

/** Advice in the medical store; it leaves it sealed. */
@Injectable()
export class AdviceRepository {
  constructor(private readonly keys: KeyStore) {}

  /** @returns false when another advice took its place in the chain meanwhile. */
  async add(tx: Transaction, advice: Omit<Advice, 'issuedAt'>): Promise<boolean> {
    const { id, absenceId, employeeId, doctorId, supersedes, items } = advice;
    const key = await this.keys.find(employeeId, 'medical');
    const row: AdviceRow = {
      id,
      absenceId,
      employeeId,
      doctorId,
      supersedes,
      sealed: seal(key, placeOf(employeeId, id), items),
    };
    return addUnlessThere(tx, AdviceRow, row, 'id');
  }

  /** @returns null outside what the actor may know of. */
  async advice(tx: Transaction, context: Context, adviceId: string): Promise<Sealed<Advice> | null> {
    const [advice] = await this.#sealed(tx, context, ONE, [adviceId]);
    return advice ?? null;
  }

  /** One page of an employee's, the latest first. */
  async ofEmployee(
    tx: Transaction,
    context: Context,
    employeeId: string,
    after: string | null,
    limit: number,
  ): Promise<Sealed<Advice>[]> {
    const rows = await listOfDossier<AdviceResult>(tx, OF_EMPLOYEE, [employeeId, after, limit]);
    return this.#seal(tx, context, rows);
  }

  /** The current ones that did not go out. */
  async held(tx: Transaction, context: Context): Promise<readonly Candidate[]> {
    const rows = await tx.query<AdviceResult & TurnResult>(HELD, []);
    return inTurn(rows, await this.#seal(tx, context, rows));
  }

  async #sealed(
    tx: Transaction,
    context: Context,
    statement: PreparedStatement,
    parameters: readonly unknown[],
  ): Promise<Sealed<Advice>[]> {
    return this.#seal(tx, context, await tx.query<AdviceResult>(statement, parameters));
  }

  async #seal(tx: Transaction, context: Context, rows: readonly AdviceResult[]): Promise<Sealed<Advice>[]> {
    return sealTowards(tx, context, rows, { as: 'Advice', open: (row) => this.#advice(row) });
  }

  async #advice(row: AdviceResult): Promise<Advice> {
    const key = await this.keys.find(row.employee_id, 'medical');
    return {
      id: row.id,
      absenceId: row.absence_id,
      employeeId: row.employee_id,
      items: unseal<readonly AdvisedItem[]>(key, placeOf(row.employee_id, row.id), row.sealed),
      issuedAt: row.issued_at,
      doctorId: row.doctor_id,
      supersedes: row.supersedes,
    };
  }
}

function placeOf(owner: string, adviceId: string): Place {
  return { store: 'medical', owner, record: adviceId, version: 1, item: 'advice' };
}
