import { notFound, refusedByRule } from '../../platform/problems/usual-problems.js';
import type { Transaction } from '../../platform/stores/transaction.js';
import type { Context } from '../../safeguards/access/context.js';
import type { EmployeeAttributes } from '../../safeguards/access/facts/employee-attributes.js';
import type { Term } from '../../safeguards/access/policy/terms.js';
import { standingTowards } from '../../safeguards/access/standing.js';
import { isAtTheDesk, type AbsenceDays } from './is-at-the-desk.js';

/** The term of D12, by its name in policies/terms.yaml. */
export const DESK_TERM = 'desk-after-recovery';

/** What policies may ask of messages about somebody. */
export type DeskStanding = EmployeeAttributes & { readonly atTheDesk: boolean };

const ABSENCES = {
  name: 'message_absences',
  text: `
  SELECT a.employee_id AS "employeeId", a.first_day AS "firstDay", a.recovered_on AS "recoveredOn"
  FROM access.absence a WHERE a.employee_id = ANY ($1)`,
};
const STAFFED = 'SELECT access.desk_is_staffed($1) AS staffed';

/** By employee id; an employee that doesn't exist isn't in it. @param after the term of {@link DESK_TERM} */
export async function deskStandings(
  tx: Transaction,
  context: Context,
  after: Term,
  employeeIds: readonly string[],
): Promise<ReadonlyMap<string, DeskStanding>> {
  const standing = await standingTowards(tx, context, employeeIds);
  const absences = await tx.query<AbsenceDays & { readonly employeeId: string }>(ABSENCES, [[...new Set(employeeIds)]]);
  return new Map(
    [...standing].map(([id, attributes]) => {
      const own = absences.filter(({ employeeId }) => employeeId === id);
      return [id, { ...attributes, atTheDesk: isAtTheDesk(own, after, context.moment.today) }];
    }),
  );
}

/** The same of one. @throws Problem 404 for an employee that doesn't exist. */
export async function requireDeskStanding(
  tx: Transaction,
  context: Context,
  after: Term,
  employeeId: string,
): Promise<DeskStanding> {
  const standing = (await deskStandings(tx, context, after, [employeeId])).get(employeeId);
  if (standing === undefined) throw notFound();
  return standing;
}

/** D12 — @throws Problem 409 where nobody would read what the employee writes; it says where to write instead. */
export async function refuseUnread(tx: Transaction, { employerId, atTheDesk }: DeskStanding): Promise<void> {
  const [desk] = await tx.query<{ staffed: boolean }>(STAFFED, [employerId]);
  if (atTheDesk && desk?.staffed === true) return;
  throw refusedByRule(
    409,
    'nobody-at-the-desk',
    'D12',
    'Nobody reads messages at the desk now. Write to the doctor: /v1/employees/{employeeId}/health-messages.',
  );
}
