import type { World } from '../specification/world.js';
import type { Making } from './making.js';

/** The doctor in training is everybody's. */
export function inTraining(making: Making, { responsibilities }: World): Pick<World, 'responsibilities'> {
  return { responsibilities: responsibilities.map((one) => ({ ...one, doctorId: making.id('jong') })) };
}

/** The same, and whom he guided left; nobody bears what their absence costs. */
export function inTrainingOfWhoLeft(making: Making, world: World): Partial<World> {
  const endsOn = making.around.day(-1);
  return {
    ...inTraining(making, world),
    employments: world.employments.map((one) => ({ ...one, endsOn })),
    agreements: world.agreements.map((one) => ({ ...one, bearsSickPayRisk: false })),
  };
}

/** The same, and what he prepared was sent back. */
export function sentBack(making: Making, world: World): Partial<World> {
  const ended = { how: 'sent-back', reason: 'look again', endedAt: making.around.instant(-1e5) } as const;
  const proposals = world.proposals.map((one) => ({ ...one, end: { ...ended, endedBy: one.supervisorId } }));
  return { ...inTraining(making, world), proposals };
}
