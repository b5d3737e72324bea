import { Injectable } from '@nestjs/common';
import { unseal, type DataKey } from '../../platform/keys/envelope.js';
import type { Transaction } from '../../platform/stores/transaction.js';
import type { Context } from '../../safeguards/access/context.js';
import type { Sealed } from '../../safeguards/access/sealed.js';
import type { Employee, Employment, EmploymentContent, Identity } from './employee.js';
import { EmployeeRecords, type RowReading } from './employee-records.js';
import { employmentPlace, identityPlace } from './sealed-places.js';
import type { Whom } from './whom-of-the-staff.js';

const IDENTITY = 'SELECT i.employee_id, i.employer_id, i.sealed, i.version FROM employee.identity i';
const ONE = `${IDENTITY} WHERE i.employee_id = $1`;
const STAFF = `
  ${IDENTITY} WHERE i.employer_id = $1 AND ($2::uuid IS NULL OR i.employee_id > $2) ORDER BY i.employee_id LIMIT $3`;
const ABSENT_STAFF = `
  ${IDENTITY} WHERE i.employer_id = $1 AND ($2::uuid IS NULL OR i.employee_id > $2) AND i.employee_id IN (
    SELECT a.employee_id FROM access.absence a JOIN access.employee e ON e.id = a.employee_id
    WHERE e.employer_id = $1 AND a.first_day <= platform.today()
      AND (a.recovered_on IS NULL OR a.recovered_on > platform.today()))
  ORDER BY i.employee_id LIMIT $3`;
// Whom an account could be about at all; row security says which of them in this role. For the employers of the acting role:
// everybody for who acts for them or runs their payroll, the absent for who guides those (S7).
const OF_ACCOUNT = `
  ${IDENTITY} WHERE ($2::uuid IS NULL OR i.employee_id > $2) AND i.employee_id IN (
    SELECT e.id FROM access.employee e WHERE e.person_account_id = $1
    UNION SELECT r.employee_id FROM access.responsibility r WHERE r.doctor_id = $1
    UNION SELECT r.employee_id FROM access.responsibility r JOIN access.deputising p ON p.absent_doctor_id = r.doctor_id
          WHERE p.deputy_id = $1
    UNION SELECT t.employee_id FROM access.stated_duty t WHERE t.doctor_id = $1
    UNION SELECT d.employee_id FROM access.delegation d WHERE d.assistant_id = $1
    UNION SELECT m.employee_id FROM access.mandate m WHERE m.representative_id = $1
    UNION SELECT e.id FROM access.employee e
          WHERE (SELECT access.circle()) IN ('employer', 'payroll') AND e.employer_id = ANY ((SELECT access.employers())::uuid[])
    UNION SELECT a.employee_id FROM access.absence a JOIN access.employee e ON e.id = a.employee_id
          WHERE (SELECT access.circle()) = 'casework' AND e.employer_id = ANY ((SELECT access.employers())::uuid[])
            AND a.first_day <= platform.today() AND (a.recovered_on IS NULL OR a.recovered_on > platform.today()))
  ORDER BY i.employee_id LIMIT $3`;
const EMPLOYMENTS = `
  SELECT id, employee_id, starts_on, ends_on, sealed, version FROM employee.employment
  WHERE employee_id = $1 ORDER BY starts_on NULLS FIRST, id`;

interface IdentityResult {
  readonly employee_id: string;
  readonly employer_id: string;
  readonly sealed: Buffer;
  readonly version: number;
}
interface EmploymentResult {
  readonly id: string;
  readonly employee_id: string;
  readonly starts_on: string | null;
  readonly ends_on: string | null;
  readonly sealed: Buffer;
  readonly version: number;
}

/** A page of an employer's people. */
export interface StaffPage {
  readonly employerId: string;
  readonly after: string | null;
  readonly limit: number;
}

/** Reads who works where; records leave it sealed. */
@Injectable()
export class EmployeeDossierRepository {
  constructor(private readonly records: EmployeeRecords) {}

  /** @returns null outside what the actor may know of. */
  async employee(tx: Transaction, context: Context, employeeId: string): Promise<Sealed<Employee> | null> {
    const [employee] = await this.#employees(tx, context, ONE, [employeeId]);
    return employee ?? null;
  }

  /** One page of an employer's people, by id. */
  async staff(tx: Transaction, context: Context, whom: Whom, page: StaffPage): Promise<Sealed<Employee>[]> {
    const { employerId, after, limit } = page;
    return this.#employees(tx, context, whom === 'everybody' ? STAFF : ABSENT_STAFF, [employerId, after, limit]);
  }

  /**
   * One page of the people that the acting account is, guides, acts, deputises, stated a duty or assists for, by id.
   * @param limit null for all of them
   */
  async ofAccount(
    tx: Transaction,
    context: Context,
    after: string | null,
    limit: number | null,
  ): Promise<Sealed<Employee>[]> {
    return this.#employees(tx, context, OF_ACCOUNT, [context.actor.accountId, after, limit]);
  }

  /** Every employment of one employee, the oldest first. */
  async employments(tx: Transaction, context: Context, employeeId: string): Promise<Sealed<Employment>[]> {
    const rows = await tx.query<EmploymentResult>(EMPLOYMENTS, [employeeId]);
    return this.records.of(tx, context, EMPLOYMENT_ROWS, rows);
  }

  async #employees(
    tx: Transaction,
    context: Context,
    statement: string,
    parameters: readonly unknown[],
  ): Promise<Sealed<Employee>[]> {
    const rows = await tx.query<IdentityResult>(statement, parameters);
    return this.records.of(tx, context, EMPLOYEE_ROWS, rows);
  }
}

function employeeOf(row: IdentityResult, key: DataKey): Employee {
  const identity = unseal<Identity>(key, identityPlace(row.employee_id, row.version), row.sealed);
  return { ...identity, id: row.employee_id, employerId: row.employer_id, version: row.version };
}

function employmentOf(row: EmploymentResult, key: DataKey): Employment {
  const { hoursPerWeek } = unseal<EmploymentContent>(
    key,
    employmentPlace(row.employee_id, row.id, row.version),
    row.sealed,
  );
  return {
    id: row.id,
    employeeId: row.employee_id,
    startsOn: row.starts_on,
    endsOn: row.ends_on,
    hoursPerWeek,
    version: row.version,
  };
}

const EMPLOYEE_ROWS: RowReading<IdentityResult, Employee> = {
  kind: 'Employee',
  read: employeeOf,
  isReadable: (row, reading) => reading.person(row.employee_id),
  isOnPayroll: (row, reading) => reading.onPayroll(row.employee_id),
};
const EMPLOYMENT_ROWS: RowReading<EmploymentResult, Employment> = {
  kind: 'Employment',
  read: employmentOf,
  isReadable: (row, reading) => reading.employment(row.employee_id, row.ends_on),
  isOnPayroll: (row, reading) =>
    reading.paidEmployment(row.employee_id, { startsOn: row.starts_on, endsOn: row.ends_on }),
};
