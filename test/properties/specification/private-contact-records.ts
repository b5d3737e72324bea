import { dayOf } from './calendar.js';
import type { PrivateContact } from './private-contact.js';
import type { Shown } from './shown.js';
import type { World } from './world.js';

/** I1, I10 — who said it was the employee: its link wasn't ended since, and where one was ended before, he has it again. */
function wasTheEmployee(
  { linkEndings, employees }: World,
  { employeeId, changedBy, changedAt }: PrivateContact,
): boolean {
  const isLinked = employees.some(({ id, personId }) => id === employeeId && personId === changedBy);
  return linkEndings
    .filter((one) => one.employeeId === employeeId && one.accountId === changedBy)
    .every(({ confirmedAt }) => confirmedAt === null || (confirmedAt < changedAt && isLinked));
}

/** Each item with whom it is shown to: what a wrong account showed is shown to nobody. */
export function privateContactsShown(world: World): Shown[] {
  return world.privateContacts.map((one) => {
    const { id, employeeId, item, phone, email, address, changedAt } = one;
    const isShownTo = wasTheEmployee(world, one) ? one.shownTo : [];
    const employerId = world.employees.find((employee) => employee.id === employeeId)?.employerId ?? '';
    const said = { id, employeeId, item, phone, email, address, changedAt };
    return { id, employeeId, employerId, isShownTo, fields: { ...said, shownTo: isShownTo, version: 1 } };
  });
}

/** V6 — he works there today. */
export function worksThere({ employments, now }: World, who: string): boolean {
  return employments.some(
    ({ employeeId, startsOn, endsOn }) =>
      employeeId === who && (startsOn ?? '') <= dayOf(now) && (endsOn === null || dayOf(now) <= endsOn),
  );
}
