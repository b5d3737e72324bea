import { dayOf, hasCome, yearsAfter } from './calendar.js';
import { isActive, isInstructed, isRegistered, hasSigned, rolesOf } from './standing.js';
import type { World } from './world.js';

const DOCTOR = 'company-doctor';
/** Roles of people who work for an employer on its employees' cases (S6, S10). */
const ON_THE_EMPLOYERS_SIDE = ['case-manager', 'labour-expert', 'employer-officer'];

/** S9 — who was made responsible for an employee, and the employee knows of it; null when there is nobody. */
export function responsibleDoctor(world: World, employeeId: string): string | null {
  const found = world.responsibilities.find(
    (one) =>
      one.employeeId === employeeId &&
      hasCome(one.effectiveFrom, world.now) &&
      !hasCome(one.endedAt, world.now) &&
      hasCome(one.toldAt, world.now),
  );
  return found?.doctorId ?? null;
}

/** S1, S13, S15 — the dossier doctor: responsible, registered, active, and a doctor of the service now. */
export function dossierDoctor(world: World, employeeId: string): string | null {
  const doctor = responsibleDoctor(world, employeeId);
  const acts =
    doctor !== null &&
    isRegistered(world, doctor) &&
    isActive(world, doctor) &&
    rolesOf(world, doctor).some(({ role }) => role === DOCTOR);
  return acts ? doctor : null;
}

/** S2, S3, S5, S10 — derived secrecy for one action: granted by the doctor who is responsible now, signed for, in force. */
export function holdsDerivedSecrecy(world: World, assistantId: string, employeeId: string, action: string): boolean {
  const doctor = dossierDoctor(world, employeeId);
  const employee = world.employees.find(({ id }) => id === employeeId);
  const isOnTheOtherSide = rolesOf(world, assistantId).some(
    ({ role, employerId }) => ON_THE_EMPLOYERS_SIDE.includes(role) && employerId === employee?.employerId,
  );
  const granted = world.delegations.some(
    (one) =>
      one.doctorId === doctor &&
      one.assistantId === assistantId &&
      one.employeeId === employeeId &&
      one.actions.some((granted) => granted === action) &&
      hasCome(one.validFrom, world.now) &&
      !hasCome(one.validUntil, world.now) &&
      !hasCome(one.withdrawnAt, world.now),
  );
  return (
    granted && !isOnTheOtherSide && hasSigned(world, assistantId, 'derived-secrecy') && isInstructed(world, assistantId)
  );
}

/** S4 — a registered deputy of the doctor who is responsible, for the time of a recorded absence. */
export function deputises(world: World, deputyId: string, employeeId: string): boolean {
  const doctor = responsibleDoctor(world, employeeId);
  return (
    isRegistered(world, deputyId) &&
    world.deputisings.some(
      (one) =>
        one.absentDoctorId === doctor &&
        one.deputyId === deputyId &&
        hasCome(one.validFrom, world.now) &&
        !hasCome(one.validUntil, world.now),
    )
  );
}

/** An absence runs from its first day until the day before the first day at work again. */
export function isAbsent(world: World, employeeId: string): boolean {
  const today = dayOf(world.now);
  return world.absences.some(
    (one) =>
      one.employeeId === employeeId && one.firstDay <= today && (one.recoveredOn === null || today < one.recoveredOn),
  );
}

/** V6 — what an employer had about somebody stays readable while employed, and for two years after. */
export function isStillReadable(world: World, employeeId: string): boolean {
  const today = dayOf(world.now);
  return world.employments.some(
    (one) => one.employeeId === employeeId && (one.endsOn === null || today <= yearsAfter(one.endsOn, 2)),
  );
}
