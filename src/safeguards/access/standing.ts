import type { Transaction } from '../../platform/stores/transaction.js';
import type { Context } from './context.js';
import type { EmployeeFacts } from './facts/access-facts.js';
import { momentOf } from './facts/moment.js';
import { employeeAttributes, type EmployeeAttributes } from './facts/employee-attributes.js';

const FACTS = { name: 'access_employee_facts', text: 'SELECT employee_id, facts FROM access.employee_facts($1)' };

/**
 * Looks up and judges what stands between the acting person and these employees. Where the transaction keeps facts, who is their
 * doctor doesn't change before it is over.
 * @returns the attributes by employee id; an employee that doesn't exist isn't in it.
 */
export async function standingTowards(
  tx: Transaction,
  context: Context,
  employeeIds: readonly string[],
): Promise<ReadonlyMap<string, EmployeeAttributes>> {
  if (tx.keepsFacts) await tx.query('SELECT access.rely_on_dossier_doctors($1)', [employeeIds]);
  const rows = await tx.query<{ employee_id: string; facts: EmployeeFacts }>(FACTS, [[...new Set(employeeIds)]]);
  return new Map(rows.map((row) => [row.employee_id, judge(context, row.facts)]));
}

/** The attributes of one employee, at the moment of the transaction that read them, from facts that a prepared read brought along. */
export function judge(context: Context, facts: EmployeeFacts): EmployeeAttributes {
  return employeeAttributes(facts, context.person, context.texts, momentOf(facts.at));
}
