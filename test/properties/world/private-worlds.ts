import type { World } from '../specification/world.js';
import { makeEnding } from './make-private-contacts.js';
import type { Making } from './making.js';

type Private =
  | 'private contact data are shown to nobody'
  | 'wrong accounts said how somebody is reached in private'
  | 'consents are not signed'
  | 'wrong accounts signed consents';

/**
 * I10 — worlds in which nobody is shown how an employee is reached in private, nobody signed a consent, or piet did both, whose link was
 * ended since.
 */
export function privateWorlds(world: World, making: Making): Record<Private, World> {
  const { privateContacts, employees, consents } = world;
  return {
    'private contact data are shown to nobody': {
      ...world,
      privateContacts: privateContacts.map((one) => ({ ...one, shownTo: [] })),
    },
    'wrong accounts said how somebody is reached in private': {
      ...world,
      privateContacts: privateContacts.map((one) => ({ ...one, changedBy: making.id('piet') })),
      linkEndings: employees.map(({ id }) => makeEnding(making, id)),
    },
    'consents are not signed': { ...world, consents: consents.map((one) => ({ ...one, signed: null })) },
    'wrong accounts signed consents': {
      ...world,
      consents: consents.map((one) => ({ ...one, signed: { by: making.id('piet'), at: making.around.instant(-2e8) } })),
      linkEndings: employees.map(({ id }) => makeEnding(making, id)),
    },
  };
}
