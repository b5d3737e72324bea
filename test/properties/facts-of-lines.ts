import { DESK_TERM } from '../../src/records/messages/desk-standing.js';
import { isAtTheDesk } from '../../src/records/messages/is-at-the-desk.js';
import type { Facts } from '../../src/safeguards/access/ability.js';
import type { Context } from '../../src/safeguards/access/context.js';
import type { EmployeeAttributes } from '../../src/safeguards/access/facts/employee-attributes.js';
import type { Policies } from '../../src/safeguards/access/policy/policies.js';
import { ownAccessFacts } from '../../src/safeguards/trail-reading/own-access-facts.js';
import { dayOf } from './specification/calendar.js';
import type { Shown } from './specification/shown.js';
import type { World } from './specification/world.js';

/** D12 — of a message the service judges the absences by itself. */
export function deskFacts({ absences, now }: World, { employeeId }: Shown, policies: Policies): Facts {
  const own = absences.filter((one) => one.employeeId === employeeId);
  return { atTheDesk: isAtTheDesk(own, policies.term(DESK_TERM), dayOf(now)) };
}

/** I9 — of a line the service asks which kind of records it is about, and whether a mandate shows those. */
export function lineFacts(
  { ofKind }: Shown,
  towards: EmployeeAttributes | undefined,
  { actor }: Context,
  policies: Policies,
): Facts {
  if (ofKind === undefined || towards === undefined) return {};
  return { ...ownAccessFacts(ofKind, policies.kind(ofKind).facts, towards, actor.accountId) };
}
