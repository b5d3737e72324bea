import { dayOf, daysAfter, hasCome } from './calendar.js';
import { isOnTheEmployersSide, isUnderAgreementSince } from './dossiers.js';
import { isGuided } from './guided.js';
import { DOCTORS, heldSince, isDoctorSince } from './held-since.js';
import type { Shown } from './shown.js';
import { isActive, mayAct } from './standing.js';
import type { World } from './world.js';

const GIVES = ['core-expert-doctor', 'staff-doctor'];

/** S9, S10, S13, S15 — somebody was given the responsibility, and could do a doctor's work; or waits for a second doctor's yes. */
function isGiven(world: World, one: World['responsibilities'][number]): boolean {
  const since = one.effectiveFrom ?? world.now;
  const isHis =
    one.effectiveFrom !== null ||
    (isActive(world, one.givenBy) && GIVES.some((role) => heldSince(world, one.givenBy, [role], world.now)));
  return (
    isHis &&
    !hasCome(one.endedAt, world.now) &&
    isUnderAgreementSince(world, one.employeeId, since) &&
    isDoctorSince(world, one.doctorId, since) &&
    DOCTORS.some((role) => mayAct(world, { accountId: one.doctorId, role })) &&
    !isOnTheEmployersSide(world, one.doctorId, one.employeeId)
  );
}

/** S7, V1 — the days on which the service heard for what somebody needs a doctor. */
function needs(world: World, employeeId: string, employerId: string): string[] {
  const today = dayOf(world.now);
  const here = ({ employeeId: whose }: { readonly employeeId: string }) => whose === employeeId;
  const isAgreed = world.agreements.some(
    (one) =>
      one.employerId === employerId &&
      one.services.includes('examinations') &&
      one.from <= today &&
      (one.until === null || today <= one.until),
  );
  const isThere =
    world.employments.filter(here).some(({ endsOn }) => endsOn === null || today <= endsOn) ||
    world.applications.filter(here).some(({ from, until }) => from <= today && today <= until);
  const examined = world.examinations.filter(here).filter(({ closesOn }) => isAgreed && isThere && today <= closesOn);
  const absent = world.absences
    .filter(here)
    .filter(({ firstDay, recoveredOn }) => firstDay <= today && (recoveredOn === null || today < recoveredOn));
  return [
    ...examined.map(({ askedAt }) => dayOf(askedAt)),
    // Nobody of these worlds was reported absent before they began.
    ...(isGuided(world, employeeId) ? absent.map(() => today) : []),
  ].toSorted();
}

/** S15 — the day after the last day of the newest check, once that has come. */
function lapsedOn({ registrations, now }: World, doctorId: string): string[] {
  const newest = registrations
    .filter(({ accountId, checkedOn }) => accountId === doctorId && checkedOn <= dayOf(now))
    .toSorted((one, other) => one.checkedOn.localeCompare(other.checkedOn))
    .at(-1);
  return newest !== undefined && newest.validUntil < dayOf(now) ? [daysAfter(newest.validUntil, 1)] : [];
}

/** S9, S13 — who is to be guided or examined, and has no doctor who can act. */
export function doctorsWanted(world: World): Shown[] {
  return world.employees.flatMap(({ id, employerId }) => {
    const own = world.responsibilities.filter(({ employeeId }) => employeeId === id);
    const [first] = needs(world, id, employerId);
    if (first === undefined || own.some((one) => isGiven(world, one))) return [];
    const begun = own.filter(({ effectiveFrom }) => effectiveFrom !== null);
    const gone = begun.flatMap(({ endedAt, doctorId }) =>
      endedAt !== null && hasCome(endedAt, world.now) ? [dayOf(endedAt)] : lapsedOn(world, doctorId),
    );
    const since = [first, ...gone].toSorted().at(-1);
    return [{ id, employeeId: id, fields: { id, employeeId: id, since } }];
  });
}
