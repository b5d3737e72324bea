import { hasCome } from './calendar.js';
import type { Emergency } from './emergency.js';
import type { Shown } from './shown.js';
import { isToldLater } from './told-later.js';
import type { World } from './world.js';

/** S8 — one emergency, with what a doctor postponed of telling the employee; nobody was told in these worlds. */
export function emergencyShown(world: World, one: Emergency): Shown {
  const { openedAt, validUntil, postponement, ...emergency } = one;
  const end = [postponement?.until, postponement?.endedAt]
    .filter((at) => at !== undefined && at !== null)
    .toSorted()[0];
  const isOver = end !== undefined && hasCome(end, world.now);
  return {
    ...emergency,
    isToldLater: isToldLater(world, one),
    fields: {
      ...emergency,
      from: openedAt,
      until: [validUntil, one.endedAt, one.finding === 'not-justified' ? one.reviewedAt : null]
        .filter((end) => end !== null)
        .toSorted()[0],
      toldAt: null,
      toldHow: null,
      postponed: isToldLater(world, one),
      postponedAt: postponement?.postponedAt ?? null,
      postponedBy: postponement?.postponedBy ?? null,
      postponedUntil: end !== undefined && (isOver || isToldLater(world, one)) ? end : null,
    },
  };
}

/** S8, D5 — what a doctor postponed, as it stands in the dossier. */
export function postponementsShown(world: World): Shown[] {
  return world.emergencies.flatMap((one) => {
    const { id: emergencyId, employeeId, openedBy, reviewedAt, postponement } = one;
    if (postponement === null) return [];
    const { id, postponedBy, postponedAt, until, endedAt, endedBy, reason } = postponement;
    const said = { id, emergencyId, employeeId, postponedBy, postponedAt, until, endedAt, endedBy, reason };
    const about = { id, employeeId, openedBy, isToldLater: isToldLater(world, one), isReviewed: reviewedAt !== null };
    return [{ ...about, fields: said }];
  });
}
