import { notFound } from '../../platform/problems/usual-problems.js';
import type { Transaction } from '../../platform/stores/transaction.js';
import type { Context } from './context.js';
import type { EmployeeAttributes } from './facts/employee-attributes.js';
import { standingTowards } from './standing.js';

/** What stands between the actor and the employee. @throws Problem 404 for an employee that doesn't exist. */
export async function requireStanding(
  tx: Transaction,
  context: Context,
  employeeId: string,
): Promise<EmployeeAttributes> {
  const standing = (await standingTowards(tx, context, [employeeId])).get(employeeId);
  if (standing === undefined) throw notFound();
  return standing;
}
