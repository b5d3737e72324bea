import { hasCome } from './calendar.js';
import { actsAgainst, dossierDoctor, isOnTheEmployersSide } from './dossiers.js';
import { heldSince, IN_OWN_RIGHT } from './held-since.js';
import type { PieceMove } from './medical-world.js';
import { mayAct } from './standing.js';
import type { World } from './world.js';

type ByWhom = Pick<PieceMove, 'proposedBy' | 'proposedAt'>;

/** S9 — who proposed it is the dossier doctor of that one, without a break since. */
export function isProposersStill(world: World, { proposedBy, proposedAt }: ByWhom, employeeId: string): boolean {
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

/** D1, S10, S15 — the second doctor can take it or send it back now. */
export function waitsForSecondDoctor(world: World, move: PieceMove): boolean {
  const { employeeId, toEmployeeId, pieceId, version, proposedBy, secondDoctorId, proposedAt, until, end } = move;
  const piece = world.pieces.find(({ id }) => id === pieceId);
  const both = toEmployeeId === null ? [employeeId] : [employeeId, toEmployeeId];
  return (
    end === null &&
    !hasCome(until, world.now) &&
    piece?.texts.length === version &&
    heldSince(world, proposedBy, IN_OWN_RIGHT, proposedAt) &&
    heldSince(world, secondDoctorId, IN_OWN_RIGHT, proposedAt) &&
    IN_OWN_RIGHT.some((role) => mayAct(world, { accountId: secondDoctorId, role })) &&
    dossierDoctor(world, employeeId) !== secondDoctorId &&
    both.every(
      (one) =>
        isProposersStill(world, move, one) &&
        !isOnTheEmployersSide(world, secondDoctorId, one) &&
        !actsAgainst(world, secondDoctorId, one) &&
        world.employees.find(({ id }) => id === one)?.personId !== secondDoctorId,
    )
  );
}
