import { dayOf, daysAfter } from './calendar.js';
import type { Paper } from './paper.js';
import type { Shown } from './shown.js';
import type { World } from './world.js';

/** So many days he can undo it after he was told. */
const UNDOING = 14;

/** How far it came: what he decided himself on the day of the signature or later goes before it, and so does another outcome. */
function stateOf({ outcomes }: World, { outcomeId, pieceId, signedOn, accepted, told, withdrawn }: Paper): string {
  const outcome = outcomes.find(({ id }) => id === outcomeId);
  if (withdrawn !== null) return 'withdrawn';
  if (outcome === undefined) return 'overtaken';
  if (outcome.decision !== null && (outcome.decision === 're-examination' || dayOf(outcome.issuedAt) >= signedOn)) {
    return 'overtaken';
  }
  if (outcome.isReleased) return 'released';
  if (pieceId === null || outcomes.some(({ supersedes }) => supersedes === outcomeId)) return 'overtaken';
  if (told !== null) return 'told';
  return accepted === null ? 'recorded' : 'accepted';
}

/** I10 — every paper, however far it came. */
export function papersShown(world: World): Shown[] {
  return world.papers.map((one) => {
    const { id, outcomeId, employeeId, pieceId, signedOn, recordedBy, recordedAt, responsibleDoctorId } = one;
    const { accepted, told, withdrawn } = one;
    return {
      id,
      employeeId,
      fields: {
        ...{ id, outcomeId, employeeId, pieceId, signedOn, recordedBy, recordedAt, responsibleDoctorId },
        acceptedBy: accepted?.by ?? null,
        acceptedAt: accepted?.at ?? null,
        toldOn: told?.on ?? null,
        toldHow: told?.how ?? null,
        undoUntil: told === null ? null : daysAfter(told.on, UNDOING),
        withdrawnBy: withdrawn?.by ?? null,
        withdrawnAt: withdrawn?.at ?? null,
        state: stateOf(world, one),
      },
    };
  });
}
