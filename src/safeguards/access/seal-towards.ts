import type { Transaction } from '../../platform/stores/transaction.js';
import type { Facts } from './ability.js';
import type { Context } from './context.js';
import type { EmployeeAttributes } from './facts/employee-attributes.js';
import type { PlacedResult } from './latest-first.js';
import { Sealed } from './sealed.js';
import { standingTowards } from './standing.js';

/** How rows about employees become records of a kind. */
interface Sealing<Row, Made> {
  readonly as: string;
  readonly open: (row: Row) => Made | Promise<Made>;
  /** What is known of a record besides; without it, what stands between the actor and its employee alone. */
  readonly facts?: (row: Row, towards: EmployeeAttributes | undefined) => Facts;
}

/** Records about employees as they leave a repository, each with what stands between the actor and its employee. */
export async function sealTowards<
  Row extends { readonly employee_id: string } & PlacedResult,
  Made extends { readonly id: string },
>(
  tx: Transaction,
  context: Context,
  rows: readonly Row[],
  { as, open, facts = (_row, towards) => ({ ...towards }) }: Sealing<Row, Made>,
): Promise<Sealed<Made>[]> {
  const employeeIds = rows.map((row) => row.employee_id);
  const standing = await standingTowards(tx, context, employeeIds);
  return Promise.all(
    rows.map(
      async (row) => new Sealed(as, await open(row), facts(row, standing.get(row.employee_id)), undefined, row.place),
    ),
  );
}
