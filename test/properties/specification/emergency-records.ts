import type { Emergency } from './emergency.js';
import type { Shown } from './shown.js';
import { isToldLater } from './told-later.js';
import type { World } from './world.js';

/** S8 — one emergency, with what a doctor postponed of telling the employee; nobody was told in these worlds. */
export function emergencyShown(world: World, one: Emergency): Shown {
  const { openedAt, validUntil, postponement, ...emergency } = one;
  const ends = [postponement?.until, postponement?.endedAt].filter((end) => end !== undefined && end !== null);
  return {
    ...emergency,
    isToldLater: isToldLater(world, one),
    fields: {
      ...emergency,
      from: openedAt,
      until: validUntil,
      toldAt: null,
      toldHow: null,
      postponed: isToldLater(world, one),
      postponedAt: postponement?.postponedAt ?? null,
      postponedBy: postponement?.postponedBy ?? null,
      postponedUntil: ends.toSorted()[0] ?? null,
    },
  };
}
