import { Injectable } from '@nestjs/common';
import type { LocalDate } from '../../../platform/calendar/local-date.js';
import type { Transaction } from '../../../platform/stores/transaction.js';
import type { Context } from '../../../safeguards/access/context.js';
import { latestFirst, type PlacedResult } from '../../../safeguards/access/latest-first.js';
import type { Sealed } from '../../../safeguards/access/sealed.js';
import { sealTowards } from '../../../safeguards/access/seal-towards.js';
import { byEnd, type Ends } from '../../../safeguards/ending/by-end.js';
import { inTurn, type Candidate, type TurnResult } from '../../../safeguards/waiting/turn.js';
import type { MedicalProxyInput } from './medical-proxy.input.js';
import type { MedicalProxy } from './medical-proxy.js';
import type { Obstacle } from './why-no-proxy.js';

// Row security shows a doctor what names him, for the locks; the register shows what is his to see.
const SHOWN = `
  SELECT p.id, p.employee_id, p.party, p.name, p.number, p.dispute, p.recorded_by, p.recorded_at, p.last_day, p.ended_at, p.ended_by
  FROM access.medical_proxy p WHERE access.shows_medical_proxy(p)`;
const OF_EMPLOYEE = latestFirst(`${SHOWN} AND p.employee_id = $1`, 'recorded_at');
const ONE = `${SHOWN} AND p.id = $1`;
const ENDING = byEnd(`${SHOWN} AND access.proxy_in_force(p)`, (row) => `${row}.last_day`);
const LOCK = 'SELECT access.lock_number_and_doctor($1)';
const WHY_NOT = 'SELECT access.why_no_proxy($1, $2, $3, $4, NULL) AS why';
const ADD = `
  INSERT INTO access.medical_proxy (id, employee_id, party, name, number, dispute, last_day, recorded_by)
  VALUES ($1, $2, $3, $4, $5, $6, $7, access.acting_account())`;
const OWN = 'SELECT access.has_number(access.acting_account(), number) AS own FROM access.medical_proxy WHERE id = $1';
const END = `
  UPDATE access.medical_proxy p SET ended_at = platform.clock(), ended_by = access.acting_account()
  WHERE p.id = $1 AND access.proxy_in_force(p) RETURNING p.id`;

interface Row extends PlacedResult {
  readonly id: string;
  readonly employee_id: string;
  readonly party: string;
  readonly name: string;
  readonly number: string;
  readonly dispute: string;
  readonly recorded_by: string;
  readonly recorded_at: string;
  readonly last_day: LocalDate;
  readonly ended_at: string | null;
  readonly ended_by: string | null;
}

/** The register of medical proxies; records leave it sealed. */
@Injectable()
export class MedicalProxyRepository {
  /** Of two who put one doctor on a side at once the second waits, and finds him there; so does who registers that number. */
  async lock(tx: Transaction, number: string): Promise<void> {
    await tx.query(LOCK, [number]);
  }

  /** What stands against him now. */
  async whyNot(tx: Transaction, employeeId: string, proxy: MedicalProxyInput): Promise<Obstacle> {
    const [row] = await tx.query<{ why: Obstacle }>(WHY_NOT, [proxy.number, employeeId, proxy.party, proxy.dispute]);
    return row === undefined ? 'was-doctor' : row.why;
  }

  /** Records one in the session's own name, from now on. */
  async add(tx: Transaction, id: string, employeeId: string, proxy: MedicalProxyInput): Promise<void> {
    const { party, name, number, dispute, until } = proxy;
    await tx.query(ADD, [id, employeeId, party, name, number, dispute, until]);
  }

  /** One page of an employee's, the latest first: as far as the actor may know of them. */
  async page(
    tx: Transaction,
    context: Context,
    employeeId: string,
    { after, limit }: { readonly after: string | null; readonly limit: number },
  ): Promise<Sealed<MedicalProxy>[]> {
    return sealed(tx, context, await tx.query<Row>(OF_EMPLOYEE, [employeeId, after, limit]));
  }

  /** @returns null outside what the actor may know of. */
  async find(tx: Transaction, context: Context, id: string): Promise<Sealed<MedicalProxy> | null> {
    const [found] = await sealed(tx, context, await tx.query<Row>(ONE, [id]));
    return found ?? null;
  }

  /** Those that end in time, in the order of their ends. */
  async ending(tx: Transaction, context: Context, ends: Ends): Promise<readonly Candidate[]> {
    const rows = await tx.query<Row & TurnResult>(ENDING, ends.parameters);
    return inTurn(rows, await sealed(tx, context, rows));
  }

  /** Is it a number of who acts? */
  async isOwn(tx: Transaction, id: string): Promise<boolean> {
    const [row] = await tx.query<{ own: boolean }>(OWN, [id]);
    return row?.own ?? true;
  }

  /** @returns false when it was ended, or is over, already. */
  async end(tx: Transaction, id: string): Promise<boolean> {
    return (await tx.query(END, [id])).length > 0;
  }
}

async function sealed(tx: Transaction, context: Context, rows: readonly Row[]): Promise<Sealed<MedicalProxy>[]> {
  return sealTowards(tx, context, rows, { as: 'MedicalProxy', open: proxyOf });
}

function proxyOf(row: Row): MedicalProxy {
  const { id, party, name, number, dispute } = row;
  return {
    ...{ id, employeeId: row.employee_id, party, name, number, dispute },
    recordedBy: row.recorded_by,
    recordedAt: row.recorded_at,
    until: row.last_day,
    endedAt: row.ended_at,
    endedBy: row.ended_by,
  };
}
