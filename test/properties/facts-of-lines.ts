import { DESK_TERM } from '../../src/records/messages/desk-standing.js';
import { READING_TERM } from '../../src/records/fitness-verdict/reading-facts.js';
import { isAtTheDesk } from '../../src/records/messages/is-at-the-desk.js';
import type { Facts } from '../../src/safeguards/access/ability.js';
import type { Context } from '../../src/safeguards/access/context.js';
import type { EmployeeAttributes } from '../../src/safeguards/access/facts/employee-attributes.js';
import type { Policies } from '../../src/safeguards/access/policy/policies.js';
import { guidedDays, isGuided, type GuidedDays } from '../../src/safeguards/services/guided-days.js';
import { ownAccessFacts } from '../../src/safeguards/trail-reading/own-access-facts.js';
import { dayOf } from './specification/calendar.js';
import type { Shown } from './specification/shown.js';
import type { World } from './specification/world.js';

/** S7, D12 — whether an absence is guided, or was lately, the service judges by itself. */
export function deskFacts(world: World, { employeeId }: Shown, policies: Policies): Facts {
  const today = dayOf(world.now);
  const days = guidedDaysOf(world, employeeId, policies);
  return { guided: isGuided(days, today), atTheDesk: isAtTheDesk(days, policies.term(DESK_TERM), today) };
}

function guidedDaysOf(world: World, whose: string | undefined, policies: Policies): readonly GuidedDays[] {
  const employer = world.employees.find(({ id }) => id === whose)?.employerId;
  const relations = {
    absences: world.absences.filter((one) => one.employeeId === whose),
    employments: world.employments.filter((one) => one.employeeId === whose),
    agreements: world.agreements.filter(({ employerId }) => employerId === employer),
  };
  return guidedDays(relations, policies.services, policies.term(READING_TERM), dayOf(world.now));
}

/** I9 — of a line the service asks which kind of records it is about, and whether a mandate shows those. */
export function lineFacts(
  { ofKind, isAboutWaiting }: Shown,
  towards: EmployeeAttributes | undefined,
  { actor }: Context,
  policies: Policies,
): Facts {
  if (ofKind === undefined || towards === undefined) return {};
  const line = { kind: ofKind, isOver: isAboutWaiting === false };
  // S8 — of these worlds' lines none is about an emergency.
  const facts = ownAccessFacts(line, policies.kind(ofKind).facts, towards, actor.accountId);
  return { ...facts, tellingPostponed: false };
}
