import { Injectable } from '@nestjs/common';
import { seal, unseal, type DataKey } from '../../platform/keys/envelope.js';
import type { LocalDate } from '../../platform/calendar/local-date.js';
import type { Transaction } from '../../platform/stores/transaction.js';
import type { Context } from '../../safeguards/access/context.js';
import type { Sealed } from '../../safeguards/access/sealed.js';
import type { Absence, AbsenceContent, AbsenceDays } from './employee.js';
import { AbsenceRow } from './employee-dossier.entity.js';
import { EmployeeRecords, type RowReading } from './employee-records.js';
import { absencePlace } from './sealed-places.js';
import type { ReportedDays } from './why-not-absent-then.js';

const ABSENCE = `
  SELECT id, employee_id, first_day, recovered_on, sealed, version FROM employee.absence`;
const ONE = `${ABSENCE} WHERE id = $1`;
const OF_EMPLOYEE = `${ABSENCE} WHERE employee_id = $1 ORDER BY first_day DESC, id`;
const DAYS = `
  SELECT first_day AS "firstDay", recovered_on AS "recoveredOn" FROM access.absence WHERE employee_id = $1`;
const ADD_FACT = 'INSERT INTO access.absence (id, employee_id, first_day) VALUES ($1, $2, $3)';
const RECOVER = `
  UPDATE employee.absence SET recovered_on = $3, version = version + 1
  WHERE id = $1 AND version = $2 RETURNING version`;
const RECOVER_FACT = 'UPDATE access.absence SET recovered_on = $2 WHERE id = $1';
const DAYS_OF_OTHERS = `${DAYS} AND id <> $2`;
const EMPLOYER = 'SELECT employer_id AS "employerId" FROM employee.absence WHERE id = $1';
const CORRECT_FIRST_DAY = `
  UPDATE employee.absence SET first_day = $3, version = version + 1
  WHERE id = $1 AND version = $2 RETURNING version`;
const CORRECT_FACT = 'UPDATE access.absence SET first_day = $2 WHERE id = $1';

interface AbsenceResult {
  readonly id: string;
  readonly employee_id: string;
  readonly first_day: string;
  readonly recovered_on: string | null;
  readonly sealed: Buffer;
  readonly version: number;
}

/** What is written of a new absence; its content is sealed here. */
export interface NewAbsence {
  readonly id: string;
  readonly employeeId: string;
  readonly employerId: string;
  readonly firstDay: LocalDate;
  readonly content: AbsenceContent;
  readonly reportedBy: string;
}

/** Absences, and the fact of them that the other stores' row security looks up. */
@Injectable()
export class AbsenceRepository {
  constructor(private readonly records: EmployeeRecords) {}

  /** @returns null outside what the actor may know of. */
  async absence(tx: Transaction, context: Context, absenceId: string): Promise<Sealed<Absence> | null> {
    const rows = await tx.query<AbsenceResult>(ONE, [absenceId]);
    const [absence] = await this.records.of(tx, context, ABSENCE_ROWS, rows);
    return absence ?? null;
  }

  /** Every absence of one employee, the latest first. */
  async ofEmployee(tx: Transaction, context: Context, employeeId: string): Promise<Sealed<Absence>[]> {
    const rows = await tx.query<AbsenceResult>(OF_EMPLOYEE, [employeeId]);
    return this.records.of(tx, context, ABSENCE_ROWS, rows);
  }

  /** V6 — will the employer be able to read an absence of this employee from that day on? */
  async staysReadable(tx: Transaction, employeeId: string, firstDay: LocalDate): Promise<boolean> {
    return (await this.records.reading(tx, [employeeId])).absence(employeeId, firstDay);
  }

  /** The days of all absences, for a decision; nothing of it leaves the service. */
  async days(tx: Transaction, employeeId: string): Promise<ReportedDays[]> {
    return this.#withReading(tx, employeeId, await tx.query<AbsenceDays>(DAYS, [employeeId]));
  }

  /** {@link days} of all absences but this one. */
  async daysOfOthers(tx: Transaction, employeeId: string, absenceId: string): Promise<ReportedDays[]> {
    return this.#withReading(tx, employeeId, await tx.query<AbsenceDays>(DAYS_OF_OTHERS, [employeeId, absenceId]));
  }

  async #withReading(tx: Transaction, employeeId: string, days: readonly AbsenceDays[]): Promise<ReportedDays[]> {
    const reading = await this.records.reading(tx, [employeeId]);
    return days.map((one) => ({ ...one, isReadable: reading.absence(employeeId, one.firstDay) }));
  }

  /** To which employer an absence was reported. */
  async employerOf(tx: Transaction, absenceId: string): Promise<string> {
    const [row] = await tx.query<{ employerId: string }>(EMPLOYER, [absenceId]);
    if (row === undefined) throw new Error('an absence that was found is gone');
    return row.employerId;
  }

  /** The fact comes first: on it rests that an unknown person may be recorded at all (V9). */
  async addFact(tx: Transaction, { id, employeeId, firstDay }: NewAbsence): Promise<void> {
    await tx.query(ADD_FACT, [id, employeeId, firstDay]);
  }

  async add(tx: Transaction, key: DataKey, { content, ...absence }: NewAbsence): Promise<void> {
    const sealed = seal(key, absencePlace(absence.employeeId, absence.id), content);
    await tx.manager.insert(AbsenceRow, { ...absence, sealed });
  }

  /** @returns the new version, or null when `version` isn't the current one. */
  async recover(tx: Transaction, id: string, version: number, recoveredOn: LocalDate): Promise<number | null> {
    const [row] = await tx.query<{ version: number }>(RECOVER, [id, version, recoveredOn]);
    if (row === undefined) return null;
    await tx.query(RECOVER_FACT, [id, recoveredOn]);
    return row.version;
  }

  /** @returns the new version, or null when `version` isn't the current one. */
  async correctFirstDay(tx: Transaction, id: string, version: number, firstDay: LocalDate): Promise<number | null> {
    const [row] = await tx.query<{ version: number }>(CORRECT_FIRST_DAY, [id, version, firstDay]);
    if (row === undefined) return null;
    await tx.query(CORRECT_FACT, [id, firstDay]);
    return row.version;
  }
}

function absenceOf(row: AbsenceResult, key: DataKey): Absence {
  const content = unseal<AbsenceContent>(key, absencePlace(row.employee_id, row.id), row.sealed);
  return {
    ...content,
    id: row.id,
    employeeId: row.employee_id,
    firstDay: row.first_day,
    recoveredOn: row.recovered_on,
    version: row.version,
  };
}

const ABSENCE_ROWS: RowReading<AbsenceResult, Absence> = {
  kind: 'Absence',
  read: absenceOf,
  isReadable: (row, reading) => reading.absence(row.employee_id, row.first_day),
};
