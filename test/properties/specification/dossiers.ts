import { dayOf, daysAfter, hasCome, yearsAfter } from './calendar.js';
import { ANY_DOCTOR, heldSince, isDoctorSince } from './held-since.js';
import { isActive, isInstructed, isRegistered, isSupervised, hasSigned, rolesOf } from './standing.js';
import type { World } from './world.js';

const DOCTORS = ['company-doctor', 'insurance-doctor'];
/** S6 — non-medical disciplines: equals of the doctor, and never under derived secrecy. */
const CASEWORK = ['case-manager', 'labour-expert'];
/** S10 — who works for an employer on its employees' cases. */
const FOR_AN_EMPLOYER = [...CASEWORK, 'employer-officer'];
/** Who supervises at the service, and may look wherever that leads. */
const SUPERVISES = ['core-expert-doctor', 'staff-doctor', 'data-protection-officer', 'log-administrator'];

/** S9 — who was made responsible for an employee, and the employee knows of it; null when there is nobody. */
export function responsibleDoctor(world: World, employeeId: string): string | null {
  return responsibilityNow(world, employeeId)?.doctorId ?? null;
}

function responsibilityNow(world: World, employeeId: string): World['responsibilities'][number] | undefined {
  return world.responsibilities.find(
    (one) =>
      one.employeeId === employeeId &&
      hasCome(one.effectiveFrom, world.now) &&
      !hasCome(one.endedAt, world.now) &&
      hasCome(one.toldAt, world.now) &&
      isUnderAgreementSince(world, employeeId, one.effectiveFrom ?? world.now) &&
      isDoctorSince(world, one.doctorId, one.effectiveFrom ?? world.now),
  );
}

/** S13 — an agreement with the employer is in force, and since that moment there was no day without one. */
export function isUnderAgreementSince(
  { employees, agreements, now }: World,
  employeeId: string,
  since: string,
): boolean {
  const employerId = employees.find(({ id }) => id === employeeId)?.employerId;
  const own = agreements.filter((one) => one.employerId === employerId);
  const runsOn = (day: string) => own.some(({ from, until }) => from <= day && (until === null || day <= until));
  const ends = own.flatMap(({ until }) => (until === null || until < dayOf(since) ? [] : [until]));
  return runsOn(dayOf(now)) && ends.every((end) => end >= dayOf(now) || runsOn(daysAfter(end, 1)));
}

/** S10 — does somebody work for the employer of this employee? Then he is on no other side. */
export function isOnTheEmployersSide(world: World, accountId: string, employeeId: string): boolean {
  const employee = world.employees.find(({ id }) => id === employeeId);
  return rolesOf(world, accountId).some(
    ({ role, employerId }) => FOR_AN_EMPLOYER.includes(role) && employerId === employee?.employerId,
  );
}

/** S1, S10, S13, S15 — the dossier doctor: responsible, registered, active, a doctor of the service now, on no other side. */
export function dossierDoctor(world: World, employeeId: string): string | null {
  const doctor = responsibleDoctor(world, employeeId);
  const acts =
    doctor !== null &&
    isRegistered(world, doctor) &&
    isActive(world, doctor) &&
    !isOnTheEmployersSide(world, doctor, employeeId) &&
    rolesOf(world, doctor).some(
      ({ role }) => DOCTORS.includes(role) || (role === 'doctor-in-training' && isSupervised(world, doctor)),
    );
  return acts ? doctor : null;
}

/** S2, S3, S5, S6, S10 — derived secrecy for one action: granted under the responsibility that runs now, signed for, in force. */
export function holdsDerivedSecrecy(world: World, assistantId: string, employeeId: string, action: string): boolean {
  const doctor = dossierDoctor(world, employeeId);
  const doesCasework = rolesOf(world, assistantId).some(({ role }) => CASEWORK.includes(role));
  const granted = world.delegations.some(
    (one) =>
      one.doctorId === doctor &&
      one.assistantId === assistantId &&
      one.employeeId === employeeId &&
      one.actions.some((granted) => granted === action) &&
      hasCome(responsibilityNow(world, employeeId)?.effectiveFrom ?? null, one.validFrom) &&
      heldSince(world, assistantId, ['medical-assistant'], one.validFrom) &&
      hasCome(one.validFrom, world.now) &&
      !hasCome(one.validUntil, world.now) &&
      !hasCome(one.withdrawnAt, world.now),
  );
  return (
    granted &&
    !doesCasework &&
    !isOnTheEmployersSide(world, assistantId, employeeId) &&
    !actsAgainst(world, assistantId, employeeId) &&
    hasSigned(world, assistantId, 'derived-secrecy') &&
    isInstructed(world, assistantId)
  );
}

/** S10 — by any number that is or was on record for him he acts for a party, now, in a case of this person or of his employer's people. */
export function isMedicalProxy(world: World, accountId: string, employeeId: string): boolean {
  const of = (id: string) => world.employees.find((one) => one.id === id);
  const here = of(employeeId);
  return world.medicalProxies.some((proxy) => {
    const there = of(proxy.employeeId);
    return (
      world.registrations.some((one) => one.accountId === accountId && one.number === proxy.number) &&
      proxy.endedAt === null &&
      dayOf(world.now) <= proxy.until &&
      (here?.employerId === there?.employerId || (here?.personId !== null && here?.personId === there?.personId))
    );
  });
}

/** S10 — by any such number he acts for the employer, now, in a case about this dossier. */
export function actsAgainst(world: World, accountId: string, employeeId: string): boolean {
  return world.medicalProxies.some(
    (proxy) =>
      proxy.employeeId === employeeId &&
      proxy.party === 'employer' &&
      proxy.endedAt === null &&
      dayOf(world.now) <= proxy.until &&
      world.registrations.some((one) => one.accountId === accountId && one.number === proxy.number),
  );
}

/** S4, S10, S15 — a registered deputy of the registered doctor who is responsible, for the time of a recorded absence. */
export function deputises(world: World, deputyId: string, employeeId: string): boolean {
  const doctor = responsibleDoctor(world, employeeId);
  return (
    doctor !== null &&
    isRegistered(world, doctor) &&
    isRegistered(world, deputyId) &&
    !isOnTheEmployersSide(world, deputyId, employeeId) &&
    !isMedicalProxy(world, deputyId, employeeId) &&
    world.deputisings.some(
      (one) =>
        one.absentDoctorId === doctor &&
        one.deputyId === deputyId &&
        isDoctorSince(world, doctor, one.validFrom) &&
        heldSince(world, deputyId, ['core-expert-doctor'], one.validFrom) &&
        hasCome(one.validFrom, world.now) &&
        !hasCome(one.validUntil, world.now) &&
        !hasCome(one.endedAt, world.now),
    )
  );
}

/** S9, S10, S13, S15 — a registered doctor who stated a duty that runs, told of, for an employee of whom nobody is the dossier doctor. */
export function holdsDuty(world: World, doctorId: string, employeeId: string): boolean {
  return (
    dossierDoctor(world, employeeId) === null &&
    isRegistered(world, doctorId) &&
    !isOnTheEmployersSide(world, doctorId, employeeId) &&
    world.statedDuties.some(
      (one) =>
        one.employeeId === employeeId &&
        one.doctorId === doctorId &&
        heldSince(world, doctorId, ['core-expert-doctor'], one.statedAt) &&
        hasCome(one.statedAt, world.now) &&
        hasCome(one.toldAt, world.now) &&
        !hasCome(one.validUntil, world.now) &&
        !hasCome(one.endedAt, world.now),
    )
  );
}

/** S8, S9, S10, S15 — a registered doctor whose hour in this dossier runs, who didn't leave since, and no review found that it was no emergency. */
export function isInEmergency(world: World, doctorId: string, employeeId: string): boolean {
  return (
    isRegistered(world, doctorId) &&
    !isOnTheEmployersSide(world, doctorId, employeeId) &&
    !isMedicalProxy(world, doctorId, employeeId) &&
    world.emergencies.some(
      (one) =>
        one.employeeId === employeeId &&
        one.openedBy === doctorId &&
        heldSince(world, doctorId, ANY_DOCTOR, one.openedAt) &&
        one.finding !== 'not-justified' &&
        hasCome(one.openedAt, world.now) &&
        !hasCome(one.validUntil, world.now) &&
        !hasCome(one.endedAt, world.now),
    )
  );
}

/**
 * I9 — does somebody's work lead, or did it once lead, to a dossier of this person: as a doctor, his deputy, an assistant, a
 * representative, in an emergency, for the employer, or as somebody who supervises? Then the
 * person may know who that is.
 */
export function worksOnDossierOf(world: World, accountId: string, personId: string): boolean {
  const dossiers = world.employees.filter((employee) => employee.personId === personId);
  return dossiers.some((employee) => {
    const doctors = world.responsibilities
      .filter(({ employeeId, effectiveFrom }) => employeeId === employee.id && effectiveFrom !== null)
      .map(({ doctorId }) => doctorId);
    return (
      doctors.includes(accountId) ||
      world.deputisings.some((one) => doctors.includes(one.absentDoctorId) && one.deputyId === accountId) ||
      world.delegations.some((one) => one.employeeId === employee.id && one.assistantId === accountId) ||
      world.mandates.some((one) => one.employeeId === employee.id && one.representativeId === accountId) ||
      world.emergencies.some((one) => one.employeeId === employee.id && one.openedBy === accountId) ||
      world.roles.some(
        (one) =>
          one.accountId === accountId &&
          one.inForceSince !== null &&
          (one.employerId === employee.employerId || SUPERVISES.includes(one.role)),
      )
    );
  });
}

/**
 * V6 — what an employer had about an absence stays readable while the employment goes on in which it began, and for two
 * years after. An employment of which nobody said since when counts as begun.
 */
export function isStillReadable(world: World, absenceId: string): boolean {
  const today = dayOf(world.now);
  const absence = world.absences.find(({ id }) => id === absenceId);
  return (
    absence !== undefined &&
    world.employments.some(
      ({ employeeId, startsOn, endsOn }) =>
        employeeId === absence.employeeId &&
        (startsOn === null || startsOn <= absence.firstDay) &&
        (endsOn === null || (absence.firstDay <= endsOn && today <= yearsAfter(endsOn, 2))),
    )
  );
}

/**
 * I3, S10 — does somebody act for this employee, so that this may be shown? A mandate of the employee's says so now, and the
 * account is nobody's at work, for the service or for any employer, nor about to be.
 */
export function represents(world: World, accountId: string, employeeId: string, what: string): boolean {
  return (
    world.accounts.some(({ id, kind }) => id === accountId && kind === 'external') &&
    !worksHere(world, accountId) &&
    world.mandates.some(
      (one) =>
        one.representativeId === accountId &&
        one.employeeId === employeeId &&
        one.shows.includes(what) &&
        hasCome(one.validFrom, world.now) &&
        !hasCome(one.validUntil, world.now) &&
        !hasCome(one.endedAt, world.now),
    )
  );
}

function worksHere({ roles, now }: World, accountId: string): boolean {
  return roles.some(
    (one) =>
      one.accountId === accountId &&
      one.role !== 'representative' &&
      !hasCome(one.validUntil, now) &&
      !hasCome(one.endedAt, now),
  );
}
