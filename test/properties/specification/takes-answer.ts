import { dayOf, yearsAfter } from './calendar.js';
import type { World } from './world.js';

const LAST = '9999-12-31';

/**
 * V1, V6 — may the employer still get an answer about an absence? It runs, an agreement of today is about guiding it, and its employment
 * goes on; or the employer bears what the absence costs, by what was agreed when it began and when the employment ended, for two years.
 */
export function takesAnswer(world: World, absenceId: string): boolean {
  const absence = world.absences.find(({ id }) => id === absenceId);
  const today = dayOf(world.now);
  if (absence === undefined || (absence.recoveredOn !== null && absence.recoveredOn <= today)) return false;
  const employerId = world.employees.find(({ id }) => id === absence.employeeId)?.employerId;
  const agreements = world.agreements.filter((one) => one.employerId === employerId);
  const agreedOn = (day: string) => agreements.filter(({ from, until }) => from <= day && day <= (until ?? LAST));
  if (!agreedOn(today).some(({ services }) => services.includes('absence-guidance'))) return false;
  const ends = world.employments
    .filter(({ employeeId, startsOn }) => employeeId === absence.employeeId && (startsOn ?? '') <= absence.firstDay)
    .map(({ endsOn }) => endsOn ?? LAST)
    .filter((lastDay) => absence.firstDay <= lastDay);
  return ends.some((lastDay) => {
    const isBorne = [absence.firstDay, lastDay].every((day) =>
      agreedOn(day).some(({ bearsSickPayRisk }) => bearsSickPayRisk),
    );
    return today <= lastDay || (isBorne && today <= yearsAfter(lastDay, 2));
  });
}
