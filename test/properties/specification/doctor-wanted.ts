import { dayOf, daysAfter, hasCome } from './calendar.js';
import type { Examination } from './examination.js';
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

/** S7, V1 — what the service is to examine there, of who works there or applies, under an agreement. */
function toBeExamined(world: World, employeeId: string, employerId: string): readonly Examination[] {
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
  return world.examinations.filter(here).filter(({ closesOn }) => isAgreed && isThere && today <= closesOn);
}

/** A day on which somebody came to need a doctor, and who may not be it. */
interface Need {
  readonly since: string;
  readonly notBy: readonly string[];
}

/** S7, V1 — the days on which the service heard for what somebody needs a doctor. */
function needs(world: World, employeeId: string, employerId: string): Need[] {
  const today = dayOf(world.now);
  const absent = world.absences
    .filter((one) => one.employeeId === employeeId)
    .filter(({ firstDay, recoveredOn }) => firstDay <= today && (recoveredOn === null || today < recoveredOn));
  const [since] = [
    ...toBeExamined(world, employeeId, employerId).map(({ askedAt }) => dayOf(askedAt)),
    // Nobody of these worlds was reported absent before they began.
    ...(isGuided(world, employeeId) ? absent.map(() => today) : []),
  ].toSorted();
  return since === undefined ? [] : [{ since, notBy: [] }];
}

/** V4 — what another doctor is to examine again: nobody against whose outcome that was asked, in the same examination. */
function reExaminations(world: World, employeeId: string, employerId: string): Need[] {
  return toBeExamined(world, employeeId, employerId).flatMap(({ id }) => {
    const outcomes = world.outcomes.filter(({ examinationId }) => examinationId === id);
    const again = outcomes.filter(({ decision }) => decision === 're-examination');
    const notBy = again.flatMap(({ doctorId, countersignedBy }) => [doctorId, countersignedBy ?? doctorId]);
    return again
      .filter((one) => !outcomes.some(({ supersedes }) => supersedes === one.id))
      .map(({ issuedAt }) => ({ since: dayOf(issuedAt), notBy }));
  });
}

/** S15 — the day after the last day of the newest check, once that has come. */
function lapsedOn({ registrations, now }: World, doctorId: string): string[] {
  const newest = registrations
    .filter(({ accountId, checkedOn }) => accountId === doctorId && checkedOn <= dayOf(now))
    .toSorted((one, other) => one.checkedOn.localeCompare(other.checkedOn))
    .at(-1);
  return newest !== undefined && newest.validUntil < dayOf(now) ? [daysAfter(newest.validUntil, 1)] : [];
}

/** Since when a doctor is wanted for it; nothing where there is one who may and can act. */
function wantedSince(world: World, employeeId: string, { since, notBy }: Need): string[] {
  const his = world.responsibilities.filter((one) => one.employeeId === employeeId && !notBy.includes(one.doctorId));
  if (his.some((one) => isGiven(world, one))) return [];
  const gone = his
    .filter(({ effectiveFrom }) => effectiveFrom !== null)
    .flatMap(({ endedAt, doctorId }) =>
      endedAt !== null && hasCome(endedAt, world.now) ? [dayOf(endedAt)] : lapsedOn(world, doctorId),
    );
  return [since, ...gone].toSorted().slice(-1);
}

/** S9, S13, V4 — who is to be guided or examined, and has no doctor who may and can. */
export function doctorsWanted(world: World): Shown[] {
  return world.employees.flatMap(({ id, employerId }) => {
    const all = [...needs(world, id, employerId), ...reExaminations(world, id, employerId)];
    const [since] = all.flatMap((need) => wantedSince(world, id, need)).toSorted();
    return since === undefined ? [] : [{ id, employeeId: id, fields: { id, employeeId: id, since } }];
  });
}
