import { dayOf, yearsAfter } from './calendar.js';
import type { Agreement } from './employer-world.js';
import type { Absence, World } from './world.js';

const LAST = '9999-12-31';

/**
 * V1, V6 — may the employer still get an answer about an absence? It runs, an agreement of today is about guiding it, and its employment
 * goes on; or the employer bears what the absence costs, by what was agreed when it began and when the employment ended, for two years.
 */
export function takesAnswer(world: World, absenceId: string): boolean {
  const absence = world.absences.find(({ id }) => id === absenceId);
  const today = dayOf(world.now);
  if (absence === undefined || (absence.recoveredOn !== null && absence.recoveredOn <= today)) return false;
  if (!agreedOn(world, absence, today).some(({ services }) => services.includes('absence-guidance'))) return false;
  return isHeardOfStill(world, absence);
}

/** V6 — the employer hears of that absence still: its employment goes on, or the employer bears what it costs. */
export function isHeardOfStill(world: World, absence: Absence): boolean {
  const today = dayOf(world.now);
  const ends = world.employments
    .filter(({ employeeId, startsOn }) => employeeId === absence.employeeId && (startsOn ?? '') <= absence.firstDay)
    .map(({ endsOn }) => endsOn ?? LAST)
    .filter((lastDay) => absence.firstDay <= lastDay);
  return ends.some((lastDay) => {
    const isBorne = [absence.firstDay, lastDay].every((day) =>
      agreedOn(world, absence, day).some(({ bearsSickPayRisk }) => bearsSickPayRisk),
    );
    return today <= lastDay || (isBorne && today <= yearsAfter(lastDay, 2));
  });
}

function agreedOn({ employees, agreements }: World, { employeeId }: Absence, day: string): readonly Agreement[] {
  const employerId = employees.find(({ id }) => id === employeeId)?.employerId;
  return agreements.filter((one) => one.employerId === employerId && one.from <= day && day <= (one.until ?? LAST));
}
