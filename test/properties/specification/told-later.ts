import { hasCome } from './calendar.js';
import { dossierDoctor, isOnTheEmployersSide } from './dossiers.js';
import type { Emergency } from './emergency.js';
import { heldSince } from './held-since.js';
import { isActive, isRegistered } from './standing.js';
import type { World } from './world.js';

/**
 * S8 — a doctor postponed it that the employee is told of this emergency, and he could decide so the whole time since: the dossier
 * doctor, or the core-expert doctor in the place of who still is it. What a review found to be none is told at once.
 */
export function isToldLater(world: World, { employeeId, finding, postponement }: Emergency): boolean {
  if (postponement === null || finding === 'not-justified') return false;
  const { postponedBy, doctorId, postponedAt, until, endedAt } = postponement;
  const mayAct =
    isRegistered(world, postponedBy) &&
    isActive(world, postponedBy) &&
    !isOnTheEmployersSide(world, postponedBy, employeeId) &&
    (postponedBy === doctorId || heldSince(world, postponedBy, ['core-expert-doctor'], postponedAt));
  const isHisStill =
    dossierDoctor(world, employeeId) === doctorId &&
    (doctorId === null ||
      world.responsibilities.some(
        (one) =>
          one.employeeId === employeeId &&
          one.doctorId === doctorId &&
          hasCome(one.effectiveFrom, postponedAt) &&
          !hasCome(one.endedAt, world.now),
      ));
  return mayAct && isHisStill && endedAt === null && !hasCome(until, world.now);
}
