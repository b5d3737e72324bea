import { dayOf, monthsAfter, yearsAfter } from './calendar.js';
import { employmentOfAbsence } from './employment-of-absence.js';
import type { Shown } from './shown.js';
import { employersOf, type Acting } from './standing.js';
import type { Test } from './statement.js';
import type { Employment, World } from './world.js';

const isEmploymentReadable = ({ endsOn }: Employment, { now }: World): boolean =>
  endsOn === null || dayOf(now) <= yearsAfter(endsOn, 2);

/** V6 — who works there, did so less than two years ago, or applied less than half a year ago. */
function isPersonReadable(world: World, who: string): boolean {
  return (
    world.employments.some((one) => one.employeeId === who && isEmploymentReadable(one, world)) ||
    world.applications.some(({ employeeId, until }) => employeeId === who && dayOf(world.now) <= monthsAfter(until, 6))
  );
}

function isAbsenceReadable(world: World, absenceId: string): boolean {
  const absence = world.absences.find(({ id }) => id === absenceId);
  const belongsTo = absence === undefined ? undefined : employmentOfAbsence(world, absence);
  return belongsTo !== undefined && isEmploymentReadable(belongsTo, world);
}

const atOwnEmployer =
  (isReadable: (world: World, record: Shown) => boolean): Test =>
  (world, acting: Acting, record) =>
    employersOf(world, acting).includes(record.employerId ?? '') && isReadable(world, record);

export const isKnownThere = atOwnEmployer((world, { employeeId }) => isPersonReadable(world, employeeId ?? ''));
export const isEmployedThere = atOwnEmployer((world, { id }) =>
  world.employments.some((one) => one.id === id && isEmploymentReadable(one, world)),
);
/** Of an absence, or of a version of one. */
export const isReportedThere = atOwnEmployer((world, { id }) => isAbsenceReadable(world, id.split('/')[0] ?? ''));
