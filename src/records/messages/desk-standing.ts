import { notFound, refusedByRule } from '../../platform/problems/usual-problems.js';
import type { Transaction } from '../../platform/stores/transaction.js';
import type { Context } from '../../safeguards/access/context.js';
import type { EmployeeAttributes } from '../../safeguards/access/facts/employee-attributes.js';
import type { Policies } from '../../safeguards/access/policy/policies.js';
import { standingTowards } from '../../safeguards/access/standing.js';
import { Guidance } from '../../safeguards/services/guidance.js';
import { isAtTheDesk } from './is-at-the-desk.js';

/** The term of D12, by its name in policies/terms.yaml. */
export const DESK_TERM = 'desk-after-recovery';

/** What policies may ask of messages about somebody. */
export type DeskStanding = EmployeeAttributes & { readonly guided: boolean; readonly atTheDesk: boolean };

const STAFFED = 'SELECT access.desk_is_staffed($1) AS staffed';

/** By employee id; an employee that doesn't exist isn't in it. */
export async function deskStandings(
  tx: Transaction,
  context: Context,
  policies: Policies,
  employeeIds: readonly string[],
): Promise<ReadonlyMap<string, DeskStanding>> {
  const standing = await standingTowards(tx, context, employeeIds);
  const guidance = await Guidance.of(tx, policies, employeeIds);
  const after = policies.term(DESK_TERM);
  return new Map(
    [...standing].map(([id, attributes]) => {
      const atTheDesk = isAtTheDesk(guidance.days(id), after, context.moment.today);
      return [id, { ...attributes, guided: guidance.isGuided(id), atTheDesk }];
    }),
  );
}

/** The same of one. @throws Problem 404 for an employee that doesn't exist. */
export async function requireDeskStanding(
  tx: Transaction,
  context: Context,
  policies: Policies,
  employeeId: string,
): Promise<DeskStanding> {
  const standing = (await deskStandings(tx, context, policies, [employeeId])).get(employeeId);
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
