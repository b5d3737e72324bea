import { Injectable } from '@nestjs/common';
import type { DataKey } from '../../platform/keys/envelope.js';
import { KeyStore } from '../../platform/keys/key-store.js';
import { notFound } from '../../platform/problems/usual-problems.js';
import type { Transaction } from '../../platform/stores/transaction.js';
import type { Facts } from '../../safeguards/access/ability.js';
import type { Context } from '../../safeguards/access/context.js';
import { Policies } from '../../safeguards/access/policy/policies.js';
import { mayKnowOf } from '../../safeguards/access/proposed.js';
import { Sealed } from '../../safeguards/access/sealed.js';
import { standingTowards } from '../../safeguards/access/standing.js';
import type { EmploymentDays } from './employee.js';
import { EmployersReading } from './employers-reading.js';

/** A row of the employee store, whatever it holds. */
interface OfEmployee {
  readonly employee_id: string;
}

/** How rows of one kind become records. */
export interface RowReading<Row extends OfEmployee, Kept extends { readonly id: string }> {
  readonly kind: string;
  /** Opens one row with its person's key. */
  readonly read: (row: Row, key: DataKey) => Kept;
  /** V6 — does the employer still read it? */
  readonly isReadable: (row: Row, reading: EmployersReading) => boolean;
  /** S7 — is it of somebody, or something, on a payroll that the service runs? Nothing where it isn't said. */
  readonly isOnPayroll?: (row: Row, reading: EmployersReading) => boolean;
}

/** Rows of the employee store become sealed records: one look-up of keys and two of facts for all of them. */
@Injectable()
export class EmployeeRecords {
  constructor(
    private readonly keys: KeyStore,
    private readonly policies: Policies,
  ) {}

  /** V6 — what of these employees their employer may still read. */
  async reading(tx: Transaction, employeeIds: readonly string[]): Promise<EmployersReading> {
    return EmployersReading.of(tx, this.policies, employeeIds);
  }

  /**
   * V6 — whether the actor may know of records of this kind about this employee.
   * @throws Problem 404, the same for a foreign and an unknown employee, where he may not.
   */
  async refuseUnknown(tx: Transaction, context: Context, kind: string, employeeId: string): Promise<void> {
    const standing = (await standingTowards(tx, context, [employeeId])).get(employeeId);
    const reading = await this.reading(tx, [employeeId]);
    const facts = {
      stillReadable: reading.person(employeeId),
      onPayroll: reading.onPayroll(employeeId),
      guided: reading.guided(employeeId),
    };
    if (standing === undefined || !mayKnowOf(context, kind, { ...standing, ...facts })) throw notFound();
  }

  /** What is known of something about an employment, before it is on record. @throws Problem 404 of nobody. */
  async factsOfEmployment(
    tx: Transaction,
    context: Context,
    employeeId: string,
    employment: EmploymentDays,
  ): Promise<Facts> {
    const standing = (await standingTowards(tx, context, [employeeId])).get(employeeId);
    if (standing === undefined) throw notFound();
    const reading = await this.reading(tx, [employeeId]);
    const stillReadable = reading.employment(employeeId, employment.endsOn);
    return { ...standing, stillReadable, onPayroll: reading.paidEmployment(employeeId, employment) };
  }

  /** @returns the records in the order of the rows. */
  async of<Row extends OfEmployee, Kept extends { readonly id: string }>(
    tx: Transaction,
    context: Context,
    { kind, read, isReadable, isOnPayroll = () => false }: RowReading<Row, Kept>,
    rows: readonly Row[],
  ): Promise<Sealed<Kept>[]> {
    const employeeIds = [...new Set(rows.map((row) => row.employee_id))];
    const standing = await standingTowards(tx, context, employeeIds);
    const reading = await this.reading(tx, employeeIds);
    const keys = await this.keys.findAll(employeeIds, 'employee');
    return rows.map((row) => {
      const key = keys.get(row.employee_id);
      if (key === undefined) throw new Error('a row came without the key of its person');
      const known = {
        stillReadable: isReadable(row, reading),
        onPayroll: isOnPayroll(row, reading),
        guided: reading.guided(row.employee_id),
      };
      const facts = { ...standing.get(row.employee_id), ...known };
      return new Sealed(kind, read(row, key), facts);
    });
  }
}
