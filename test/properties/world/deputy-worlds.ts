import type { World } from '../specification/world.js';
import { numberOf } from './make-proxies.js';
import { Around } from './moments.js';

type OfDeputies =
  | 'deputisings end this moment'
  | 'who deputises is a medical proxy of the employer'
  | 'who is asked is a medical proxy of the employer'
  | 'medical proxies ended yesterday';

/** S4, S10 — of who stands in for a doctor: his time is over, or he acts for a party; and of who is asked. */
export function deputyWorlds(world: World): Record<OfDeputies, World> {
  const { deputisings, medicalProxies, now } = world;
  const of = (subject: string): World['medicalProxies'] =>
    medicalProxies.map((one) => ({ ...one, number: numberOf(subject), party: 'employer' }));
  const yesterday = new Around(now).day(-1);
  return {
    'deputisings end this moment': {
      ...world,
      deputisings: deputisings.map((one) => ({ ...one, validUntil: now })),
    },
    'who deputises is a medical proxy of the employer': { ...world, medicalProxies: of('kern') },
    'who is asked is a medical proxy of the employer': { ...world, medicalProxies: of('smit') },
    'medical proxies ended yesterday': {
      ...world,
      medicalProxies: of('kern').map((one) => ({ ...one, until: yesterday })),
    },
  };
}
