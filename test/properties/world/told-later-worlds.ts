import type { World } from '../specification/world.js';
import type { Making } from './making.js';

type ToldLater =
  | 'emergencies were found to be none'
  | 'employees are told later of emergencies'
  | 'employees are told later of what was no emergency'
  | 'what was told later is told this moment';

/** S8 — worlds in which a review found no emergency, or dr Vos, everybody's doctor, postponed that employees are told of what others opened. */
export function toldLaterWorlds(world: World, making: Making): Record<ToldLater, World> {
  const { around } = making;
  const until = (milliseconds: number): World['emergencies'] =>
    world.emergencies.map((one) => ({
      ...one,
      postponement: {
        id: making.id(`postponement of ${one.id}`),
        postponedBy: making.id('vos'),
        doctorId: making.id('vos'),
        postponedAt: around.instant(-1000),
        until: around.instant(milliseconds),
        endedAt: null,
        endedBy: null,
        reason: 'not while he is alone',
      },
    }));
  const found = { reviewedAt: world.now, reviewedBy: making.id('veer'), finding: 'not-justified' } as const;
  return {
    'emergencies were found to be none': {
      ...world,
      emergencies: world.emergencies.map((one) => ({ ...one, ...found })),
    },
    'employees are told later of emergencies': { ...world, emergencies: until(2e8) },
    'employees are told later of what was no emergency': {
      ...world,
      emergencies: until(2e8).map((one) => ({ ...one, ...found })),
    },
    'what was told later is told this moment': { ...world, emergencies: until(0) },
  };
}
