import { Injectable } from '@nestjs/common';
import { seal, unseal, type DataKey } from '../../../platform/keys/envelope.js';
import { KeyStore } from '../../../platform/keys/key-store.js';
import type { Transaction } from '../../../platform/stores/transaction.js';
import type { Context } from '../../../safeguards/access/context.js';
import type { Sealed } from '../../../safeguards/access/sealed.js';
import type { EmploymentDays } from '../employee.js';
import { EmployeeRecords, type RowReading } from '../employee-records.js';
import { payrollTermsPlace } from '../sealed-places.js';
import { PAYROLL_TERMS } from './is-on-payroll.js';
import type { PayrollTerms, PayrollTermsContent } from './payroll-terms.js';

const VERSIONS = `
  SELECT t.id, t.employment_id, t.employee_id, v.version, v.sealed, v.recorded_by, v.recorded_at, m.starts_on, m.ends_on
  FROM employee.payroll_terms t JOIN employee.payroll_terms_version v ON v.terms_id = t.id
  JOIN access.employment m ON m.id = t.employment_id`;
const ONE = `${VERSIONS} WHERE t.id = $1 AND v.version = t.version`;
const ALL = `${VERSIONS} WHERE t.id = $1 ORDER BY v.version`;
const OF_EMPLOYEE = `
  ${VERSIONS} WHERE t.employee_id = $1 AND v.version = t.version ORDER BY m.starts_on NULLS FIRST, t.id`;
const EMPLOYMENT = `
  SELECT id, employer_id AS "employerId", starts_on AS "startsOn", ends_on AS "endsOn"
  FROM employee.employment WHERE employee_id = $1 AND id = $2`;
const ADD = `
  INSERT INTO employee.payroll_terms (id, employment_id, employee_id, employer_id) VALUES ($1, $2, $3, $4)
  ON CONFLICT DO NOTHING`;
const ADDED = 'SELECT id FROM employee.payroll_terms WHERE id = $1';
const RAISE = `
  UPDATE employee.payroll_terms SET version = version + 1 WHERE id = $1 AND version = $2 RETURNING version`;
const ADD_VERSION = `
  INSERT INTO employee.payroll_terms_version (terms_id, version, sealed, recorded_by) VALUES ($1, $2, $3, $4)`;

interface TermsResult {
  readonly id: string;
  readonly employment_id: string;
  readonly employee_id: string;
  readonly version: number;
  readonly sealed: Buffer;
  readonly recorded_by: string;
  readonly recorded_at: string;
  readonly starts_on: string | null;
  readonly ends_on: string | null;
}

/** The employment that is paid. */
export interface PaidEmployment extends EmploymentDays {
  readonly id: string;
  readonly employerId: string;
}

/** The payroll terms of employments; each version is only ever added. */
@Injectable()
export class PayrollTermsRepository {
  constructor(
    private readonly records: EmployeeRecords,
    private readonly keys: KeyStore,
  ) {}

  /** At its current version; null outside what the actor may know of. */
  async terms(tx: Transaction, context: Context, id: string): Promise<Sealed<PayrollTerms> | null> {
    const [terms] = await this.#sealed(tx, context, await tx.query<TermsResult>(ONE, [id]));
    return terms ?? null;
  }

  /** Of every employment of an employee, at its current version. */
  async ofEmployee(tx: Transaction, context: Context, employeeId: string): Promise<Sealed<PayrollTerms>[]> {
    return this.#sealed(tx, context, await tx.query<TermsResult>(OF_EMPLOYEE, [employeeId]));
  }

  /** Every version, the first one first; empty outside what the actor may know of. */
  async versions(tx: Transaction, context: Context, id: string): Promise<Sealed<PayrollTerms>[]> {
    return this.#sealed(tx, context, await tx.query<TermsResult>(ALL, [id]));
  }

  /** @returns null where that is no employment of this employee that the actor may know of. */
  async employment(tx: Transaction, employeeId: string, employmentId: string): Promise<PaidEmployment | null> {
    const [employment] = await tx.query<PaidEmployment>(EMPLOYMENT, [employeeId, employmentId]);
    return employment ?? null;
  }

  /** @returns false where the employment has its terms already. */
  async add(tx: Transaction, id: string, employeeId: string, employment: PaidEmployment): Promise<boolean> {
    await tx.query(ADD, [id, employment.id, employeeId, employment.employerId]);
    return (await tx.query(ADDED, [id])).length === 1;
  }

  /** Moves terms to their next version. @returns that version, or null when `from` isn't the current one any more. */
  async raiseVersion(tx: Transaction, id: string, from: number): Promise<number | null> {
    const [row] = await tx.query<{ version: number }>(RAISE, [id, from]);
    return row?.version ?? null;
  }

  async addVersion(
    tx: Transaction,
    { id, employeeId, version, recordedBy }: Pick<PayrollTerms, 'id' | 'employeeId' | 'version' | 'recordedBy'>,
    content: PayrollTermsContent,
  ): Promise<void> {
    const key = await this.keys.find(employeeId, 'employee');
    await tx.query(ADD_VERSION, [
      id,
      version,
      seal(key, payrollTermsPlace(employeeId, id, version), content),
      recordedBy,
    ]);
  }

  async #sealed(tx: Transaction, context: Context, rows: readonly TermsResult[]): Promise<Sealed<PayrollTerms>[]> {
    return this.records.of(tx, context, TERMS_ROWS, rows);
  }
}

function termsOf(row: TermsResult, key: DataKey): PayrollTerms {
  const { id, employee_id: employeeId, version } = row;
  return {
    ...unseal<PayrollTermsContent>(key, payrollTermsPlace(employeeId, id, version), row.sealed),
    id,
    employmentId: row.employment_id,
    employeeId,
    version,
    recordedBy: row.recorded_by,
    recordedAt: row.recorded_at,
  };
}

const TERMS_ROWS: RowReading<TermsResult, PayrollTerms> = {
  kind: PAYROLL_TERMS,
  read: termsOf,
  isReadable: (row, reading) => reading.employment(row.employee_id, row.ends_on),
  isOnPayroll: (row, reading) =>
    reading.paidEmployment(row.employee_id, { startsOn: row.starts_on, endsOn: row.ends_on }),
};
