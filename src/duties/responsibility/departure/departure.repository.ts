import { Injectable } from '@nestjs/common';
import type { Transaction } from '../../../platform/stores/transaction.js';
import { latestFirst, type PlacedResult } from '../../../safeguards/access/latest-first.js';
import { Sealed } from '../../../safeguards/access/sealed.js';
import type { Departure } from './departure.js';

const PAGE = latestFirst(
  `SELECT d.id, d.doctor_id AS "doctorId", d.successor_id AS "successorId", d.recorded_by AS "recordedBy",
         d.recorded_at AS "recordedAt"
  FROM access.departure d`,
  '"recordedAt"',
  'timestamptz',
  { after: 1, limit: 2 },
);
const ADD = 'INSERT INTO access.departure (id, doctor_id, successor_id, recorded_by) VALUES ($1, $2, $3, $4)';
const LOCK_DOCTORS = 'SELECT access.lock_departure($1, $2)';
const DOCTORS_ROLES = `
  SELECT count(*)::int AS held FROM access.role h
  WHERE h.account_id = $1 AND access.is_of_doctors(h.circle) AND h.ended_at IS NULL`;
// Locked in one order, so that two departures, or one and somebody who gives a responsibility, wait for each other.
const LOCK = `
  SELECT pg_advisory_xact_lock(hashtextextended(r.employee_id::text, 0))
  FROM (SELECT employee_id FROM access.responsibility WHERE doctor_id = $1 AND ended_at IS NULL ORDER BY employee_id) r`;
const EMPLOYEES = `
  SELECT e.id AS "employeeId", e.employer_id AS "employerId", e.person_account_id AS "personAccountId",
         access.was_put_on_the_employers_side($2, e.id) AS "isOnTheOtherSide",
         access.a_proxy_would_be_doctor($2, e.id) AS "isMedicalProxy"
  FROM access.responsibility r JOIN access.employee e ON e.id = r.employee_id
  WHERE r.doctor_id = $1 AND r.ended_at IS NULL AND access.agreed_since(e.id, r.effective_from) ORDER BY e.id`;
// Those whose agreement is over end with it, and aren't handed over (S13).
const END_RESPONSIBILITIES = `
  UPDATE access.responsibility
  SET ended_at = greatest(effective_from, platform.clock()), ended_by = access.acting_account()
  WHERE doctor_id = $1 AND ended_at IS NULL
    AND (effective_from IS NULL OR access.agreed_since(employee_id, effective_from))`;
const END_PENDING = `
  UPDATE access.responsibility SET ended_at = platform.clock(), ended_by = access.acting_account()
  WHERE employee_id = ANY ($1) AND effective_from IS NULL AND ended_at IS NULL`;
const GIVE = `
  INSERT INTO access.responsibility (id, employee_id, doctor_id, given_by)
  SELECT n.id, n.employee_id, $3, access.acting_account() FROM unnest($1::uuid[], $2::uuid[]) AS n (id, employee_id)`;
const BEGIN = 'UPDATE access.responsibility SET effective_from = platform.clock() WHERE id = ANY ($1)';
const TOLD = `UPDATE access.responsibility SET told_at = platform.clock(), told_how = 'in-app' WHERE id = ANY ($1)`;
// What rests on a role ends with it.
const END_ROLES = `
  UPDATE access.role h SET ended_at = platform.clock(), ended_by = access.acting_account()
  WHERE h.account_id = $1 AND access.leaves_with_a_doctor(h) AND h.ended_at IS NULL`;
const KEEPERS_OF_ACCOUNTS = `
  SELECT DISTINCT h.account_id AS "accountId" FROM access.role h WHERE h.circle = 'accounts' AND access.role_in_force(h)`;

/** An employee whose doctor leaves. */
export interface HandedOver {
  readonly employeeId: string;
  readonly employerId: string;
  /** Null where a letter has to tell who the doctor is (S9). */
  readonly personAccountId: string | null;
  /** S10 — the successor works for the employer on this employee's case. */
  readonly isOnTheOtherSide: boolean;
  /** S10 — the successor is a party's medical proxy in a case of this employee or of the employer. */
  readonly isMedicalProxy: boolean;
}

/** What ends and begins when a doctor leaves, many rows at once; departures leave it sealed. */
@Injectable()
export class DepartureRepository {
  /** One page of those that the actor may know of, the latest first. */
  async page(tx: Transaction, after: string | null, limit: number): Promise<Sealed<Departure>[]> {
    return (await tx.query<Departure & PlacedResult>(PAGE, [after, limit])).map((row) => {
      const { doctorId, successorId } = row;
      return new Sealed('Departure', row, { doctorId, successorId }, undefined, row.place);
    });
  }

  /**
   * Of two who record that somebody leaves the second waits, and then finds no doctor any more; who gives him a responsibility
   * does so before, or finds none either.
   */
  async lock(tx: Transaction, { doctorId, successorId }: Pick<Departure, 'doctorId' | 'successorId'>): Promise<void> {
    await tx.query(LOCK_DOCTORS, [doctorId, successorId]);
    await tx.query('SELECT access.rely_on_doctor($1)', [successorId]);
  }

  /** Does the account hold a role of the doctors' circles, in force or waiting for a signature? */
  async isOneOfTheDoctors(tx: Transaction, accountId: string): Promise<boolean> {
    const [row] = await tx.query<{ held: number }>(DOCTORS_ROLES, [accountId]);
    return (row?.held ?? 0) > 0;
  }

  /** The employees that he is responsible for, each locked until the transaction ends. */
  async employeesOf(tx: Transaction, doctorId: string, successorId: string): Promise<HandedOver[]> {
    await tx.query(LOCK, [doctorId]);
    return tx.query<HandedOver>(EMPLOYEES, [doctorId, successorId]);
  }

  async add(tx: Transaction, { id, doctorId, successorId, recordedBy }: Omit<Departure, 'recordedAt'>): Promise<void> {
    await tx.query(ADD, [id, doctorId, successorId, recordedBy]);
  }

  /** Ends every responsibility of the one and gives those in force to the other. @param ids of the new ones, an employee each */
  async handOver(
    tx: Transaction,
    { doctorId, successorId }: Pick<Departure, 'doctorId' | 'successorId'>,
    employees: readonly HandedOver[],
    ids: readonly string[],
  ): Promise<void> {
    const employeeIds = employees.map(({ employeeId }) => employeeId);
    await tx.query(END_RESPONSIBILITIES, [doctorId]);
    await tx.query(END_PENDING, [employeeIds]);
    await tx.query(GIVE, [ids, employeeIds, successorId]);
    await tx.query(BEGIN, [ids]);
    await tx.query(TOLD, [ids.filter((_, index) => employees[index]?.personAccountId !== null)]);
  }

  /** Ends each role of his that opens medical data, with what rests on it; whom that concerns is told. */
  async endRoles(tx: Transaction, doctorId: string): Promise<void> {
    await tx.query(END_ROLES, [doctorId]);
  }

  /** S7 — who shuts the account of somebody who left. */
  async keepersOfAccounts(tx: Transaction): Promise<readonly string[]> {
    return (await tx.query<{ accountId: string }>(KEEPERS_OF_ACCOUNTS)).map(({ accountId }) => accountId);
  }
}
