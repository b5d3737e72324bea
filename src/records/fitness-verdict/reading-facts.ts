import type { LocalDate } from '../../platform/calendar/local-date.js';
import type { Transaction } from '../../platform/stores/transaction.js';
import type { Context } from '../../safeguards/access/context.js';
import type { EmployeeAttributes } from '../../safeguards/access/facts/employee-attributes.js';
import type { Term } from '../../safeguards/access/policy/terms.js';
import { standingTowards } from '../../safeguards/access/standing.js';
import { isStillReadable } from './is-still-readable.js';

/** The term of V6, by its name in policies/terms.yaml. */
export const READING_TERM = 'verdict-readable-after-employment';

/** What policies may ask of a question or an answer about one employee. */
export type ReadingFacts = EmployeeAttributes & { readonly stillReadable: boolean };

const LAST_DAYS = {
  name: 'verdict_last_days',
  text: `
  SELECT m.employee_id, jsonb_agg(jsonb_build_object('endsOn', m.ends_on)) AS employments, platform.today() AS today
  FROM access.employment m WHERE m.employee_id = ANY ($1) GROUP BY m.employee_id`,
};

interface LastDaysResult {
  readonly employee_id: string;
  readonly employments: readonly { readonly endsOn: LocalDate | null }[];
  readonly today: LocalDate;
}

/** The facts by employee id; an employee that doesn't exist isn't in it. */
export async function readingFacts(
  tx: Transaction,
  context: Context,
  reading: Term,
  employeeIds: readonly string[],
): Promise<ReadonlyMap<string, ReadingFacts>> {
  const standing = await standingTowards(tx, context, employeeIds);
  const rows = await tx.query<LastDaysResult>(LAST_DAYS, [[...new Set(employeeIds)]]);
  const readable = new Map(rows.map((row) => [row.employee_id, isStillReadable(row.employments, reading, row.today)]));
  return new Map(
    [...standing].map(([id, attributes]) => [id, { ...attributes, stillReadable: readable.get(id) ?? false }]),
  );
}

/** What is known of an employer's questions and answers as such, before any employee is looked at. */
export function factsOfEmployer(employerId: string): Readonly<Record<string, string | boolean | null | string[]>> {
  return { employerId, employeeId: null, stillReadable: true, dossierDoctorId: null, delegatedRead: [] };
}
