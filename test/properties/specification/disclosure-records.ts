import { dayOf, daysAfter } from './calendar.js';
import type { Disclosure } from './disclosure.js';
import type { Shown } from './shown.js';
import type { World } from './world.js';

/** So many days something can be repaired after it came in. */
const REPAIR = 14;

function stateOf({ consents, now }: World, one: Disclosure): string {
  const { withdrawnAt, lacking, round, recordedAt, decision, consentId } = one;
  if (withdrawnAt !== null) return 'withdrawn';
  if (lacking !== null) {
    return round === 1 && dayOf(now) <= daysAfter(dayOf(recordedAt), REPAIR) ? 'incomplete' : 'expired';
  }
  if (decision?.outcome === 'refused') return 'refused';
  if (consents.some(({ id, withdrawnAt: taken }) => id === consentId && taken !== null)) return 'recalled';
  return decision?.outcome ?? 'before-the-doctor';
}

/** C4, C13 — every request, wherever it stands. */
export function disclosuresShown(world: World): Shown[] {
  return world.disclosures.map((one) => {
    const { round, decision, ...fields } = one;
    return {
      id: one.id,
      employeeId: one.employeeId,
      fields: {
        ...fields,
        repairUntil: one.lacking !== null && round === 1 ? daysAfter(dayOf(one.recordedAt), REPAIR) : null,
        answers: decision?.answers ?? null,
        struck: decision?.struck ?? [],
        decidedBy: decision?.by ?? null,
        decidedAt: decision?.at ?? null,
        package: null,
        state: stateOf(world, one),
      },
    };
  });
}
