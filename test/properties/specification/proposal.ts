import { dayOf, hasCome } from './calendar.js';
import { dossierDoctor, isOnTheEmployersSide } from './dossiers.js';
import type { Proposal } from './medical-world.js';
import { isSupervised } from './standing.js';
import { isHeardOfStill } from './takes-answer.js';
import type { World } from './world.js';

/** S9 — who prepared it is the dossier doctor, without a break since. */
export function isStillHis(world: World, { proposedBy, employeeId, proposedAt }: Proposal): boolean {
  return (
    dossierDoctor(world, employeeId) === proposedBy &&
    world.responsibilities.some(
      (one) =>
        one.employeeId === employeeId &&
        one.doctorId === proposedBy &&
        one.effectiveFrom !== null &&
        Date.parse(one.effectiveFrom) <= Date.parse(proposedAt) &&
        !hasCome(one.endedAt, world.now),
    )
  );
}

/** V3, S10, S15 — it can be countersigned now: by the doctor under whom it was prepared, ever since, and only while it is asked. */
export function waitsForSignature(world: World, proposal: Proposal): boolean {
  const { employeeId, absenceId, proposedBy, supervisorId, proposedAt, validUntil, corrects, lastDay } = proposal;
  const today = dayOf(world.now);
  const absence = world.absences.find(({ id }) => id === absenceId);
  const isTaught = world.trainings.some(
    (one) =>
      one.traineeId === proposedBy &&
      one.supervisorId === supervisorId &&
      Date.parse(one.validFrom) <= Date.parse(proposedAt) &&
      !hasCome(one.validUntil, world.now) &&
      !hasCome(one.endedAt, world.now),
  );
  const isAsked = lastDay >= today && (absence?.recoveredOn == null || absence.recoveredOn > today);
  return (
    proposal.end === null &&
    isStillHis(world, proposal) &&
    isTaught &&
    isSupervised(world, proposedBy) &&
    !isOnTheEmployersSide(world, supervisorId, employeeId) &&
    world.employees.find(({ id }) => id === employeeId)?.personId !== supervisorId &&
    (validUntil === null || validUntil >= today) &&
    absence !== undefined &&
    isHeardOfStill(world, absence) &&
    (corrects || isAsked)
  );
}
