import { notFound } from '../../platform/problems/usual-problems.js';
import type { Transaction } from '../../platform/stores/transaction.js';
import type { Context } from './context.js';
import type { EmployeeAttributes } from './facts/employee-attributes.js';
import { standingTowards } from './standing.js';

/**
 * A list about one employee in which there is nothing for the actor: only who may know of him in it learns that it is empty.
 * @param employeeId null for a list of no one employee's
 * @param knows whether the actor would see there what could stand in it
 * @throws Problem 404 for everybody else, as for an id that never was
 */
export async function requireKnownIfEmpty(
  tx: Transaction,
  context: Context,
  employeeId: string | null,
  found: readonly unknown[],
  knows: (towards: EmployeeAttributes) => boolean,
): Promise<void> {
  if (employeeId === null || found.length > 0) return;
  const towards = (await standingTowards(tx, context, [employeeId])).get(employeeId);
  if (towards === undefined || !knows(towards)) throw notFound();
}
