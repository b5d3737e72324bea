import type { Employment, World } from './world.js';

/** V6 — an absence belongs to the employment it fell in, or else to the one before it, or else to the one after it. */
export function employmentOfAbsence(
  world: World,
  absence: { readonly employeeId: string; readonly firstDay: string },
): Employment | undefined {
  const its = world.employments.filter(({ employeeId }) => employeeId === absence.employeeId);
  const before = its.filter(({ startsOn }) => startsOn === null || startsOn <= absence.firstDay);
  const [latest] = before.toSorted((one, other) => (other.endsOn ?? '9999').localeCompare(one.endsOn ?? '9999'));
  const [earliest] = its.toSorted((one, other) => (one.startsOn ?? '').localeCompare(other.startsOn ?? ''));
  return latest ?? earliest;
}
