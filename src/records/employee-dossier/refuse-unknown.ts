import { notFound } from '../../platform/problems/usual-problems.js';
import type { Transaction } from '../../platform/stores/transaction.js';
import type { Context } from '../../safeguards/access/context.js';
import { mayKnowOf } from '../../safeguards/access/proposed.js';
import { standingTowards } from '../../safeguards/access/standing.js';

/**
 * V6 — whether the actor may know of records of this kind about this employee.
 * @throws Problem 404, the same for a foreign and an unknown employee, where he may not.
 */
export async function refuseUnknown(
  tx: Transaction,
  context: Context,
  kind: string,
  employeeId: string,
): Promise<void> {
  const standing = (await standingTowards(tx, context, [employeeId])).get(employeeId);
  if (standing === undefined || !mayKnowOf(context, kind, { ...standing })) throw notFound();
}
