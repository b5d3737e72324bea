import { dayOf, daysAfter, yearsAfter } from './calendar.js';
import { employmentOfAbsence } from './employment-of-absence.js';
import type { World } from './world.js';

const LAST = '9999-12-31';

/**
 * S7, D7, V6 — of each absence of somebody that began: the last day on which it is anybody's to guide at this employer. An agreement
 * of today has to be about it, and the person to work there; or the employer bears what the absence costs, by what was agreed when
 * it began and when the employment ended, for two years after it. Of none that the employer reads no more, who could end it.
 */
function lastGuidedDays(world: World, employeeId: string): string[] {
  const today = dayOf(world.now);
  const employerId = world.employees.find(({ id }) => id === employeeId)?.employerId;
  const agreements = world.agreements.filter((one) => one.employerId === employerId);
  const agreedOn = (day: string) => agreements.filter(({ from, until }) => from <= day && day <= (until ?? LAST));
  const isAgreed = agreedOn(today).some(({ services }) =>
    services.some((one) => one === 'absence-guidance' || one === 'reintegration'),
  );
  const [lastDay] = world.employments
    .filter((one) => one.employeeId === employeeId && (one.startsOn ?? '') <= today)
    .map(({ endsOn }) => endsOn ?? LAST)
    .toSorted()
    .toReversed();
  if (!isAgreed || lastDay === undefined) return [];
  return world.absences
    .filter((one) => one.employeeId === employeeId && one.firstDay <= today)
    .flatMap(({ firstDay, recoveredOn }) => {
      const isBorne = [firstDay, lastDay].every((day) =>
        agreedOn(day).some(({ bearsSickPayRisk }) => bearsSickPayRisk),
      );
      const last = isBorne && lastDay !== LAST ? yearsAfter(lastDay, 2) : lastDay;
      if (last < firstDay) return [];
      const lastAbsent = recoveredOn === null ? LAST : daysAfter(recoveredOn, -1);
      const left = employmentOfAbsence(world, { employeeId, firstDay })?.endsOn ?? null;
      const lastRead = left === null ? LAST : yearsAfter(left, 2);
      return [lastAbsent, last, lastRead].toSorted().slice(0, 1);
    });
}

/** An absence is guided from its first day until the day before the first day at work again, or while it may be. */
export function isGuided(world: World, employeeId: string): boolean {
  return lastGuidedDays(world, employeeId).some((last) => dayOf(world.now) <= last);
}

/** D12 — the desk looks after an absence's messages while it is guided, and for four weeks after the day of recovery. */
export function isLookedAfter(world: World, employeeId: string): boolean {
  return lastGuidedDays(world, employeeId).some((last) => last === LAST || dayOf(world.now) <= daysAfter(last, 28 + 1));
}
