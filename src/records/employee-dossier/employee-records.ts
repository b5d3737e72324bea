import { Injectable } from '@nestjs/common';
import type { DataKey } from '../../platform/keys/envelope.js';
import { KeyStore } from '../../platform/keys/key-store.js';
import type { Transaction } from '../../platform/stores/transaction.js';
import type { Context } from '../../safeguards/access/context.js';
import { Sealed } from '../../safeguards/access/sealed.js';
import { standingTowards } from '../../safeguards/access/standing.js';

/** A row of the employee store, whatever it holds. */
interface OfEmployee {
  readonly employee_id: string;
}

/** Rows of the employee store become sealed records: one look-up of keys and one of facts for all of them. */
@Injectable()
export class EmployeeRecords {
  constructor(private readonly keys: KeyStore) {}

  /** @param read opens one row with its person's key. @returns the records in the order of the rows. */
  async of<Row extends OfEmployee, Kept extends { readonly id: string }>(
    tx: Transaction,
    context: Context,
    kind: string,
    rows: readonly Row[],
    read: (row: Row, key: DataKey) => Kept,
  ): Promise<Sealed<Kept>[]> {
    const employeeIds = [...new Set(rows.map((row) => row.employee_id))];
    const standing = await standingTowards(tx, context, employeeIds);
    const keys = await this.keys.findAll(employeeIds, 'employee');
    return rows.map((row) => {
      const key = keys.get(row.employee_id);
      if (key === undefined) throw new Error('a row came without the key of its person');
      return new Sealed(kind, read(row, key), { ...standing.get(row.employee_id) });
    });
  }
}
