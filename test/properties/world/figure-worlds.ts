import type { World } from '../specification/world.js';

type OfFigures = 'figures were counted under a lower minimum' | 'employers chose the narrower edition';

/** V10, V5 — worlds in which figures that are there go to nobody, or to who guides the absent alone. */
export function figureWorlds(world: World): Record<OfFigures, World> {
  return {
    'figures were counted under a lower minimum': {
      ...world,
      groupFigures: world.groupFigures.map((one) => ({ ...one, minimum: 9 })),
    },
    'employers chose the narrower edition': {
      ...world,
      agreements: world.agreements.map((one) => ({ ...one, disclosureEdition: 'statement-2019' })),
    },
  };
}
