import type { ConsentOnPaper } from '../specification/consent.js';
import type { World } from '../specification/world.js';
import { makeEnding } from './make-private-contacts.js';
import type { Making } from './making.js';

type Private =
  | 'private contact data are shown to nobody'
  | 'wrong accounts said how somebody is reached in private'
  | 'consents are not signed'
  | 'wrong accounts signed consents'
  | 'wrong accounts were told of consents on paper'
  | 'consents came on paper alone';

/**
 * I10 — worlds in which nobody is shown how an employee is reached in private, nobody signed a consent, or piet did both, whose link was
 * ended since.
 */
export function privateWorlds(world: World, making: Making): Record<Private, World> {
  const { privateContacts, employees, consents } = world;
  const inTheApp = consents.filter(({ paper }) => paper === null);
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
    'consents are not signed': {
      ...world,
      disclosures: [],
      consents: inTheApp.map((one) => ({ ...one, signed: null })),
    },
    'wrong accounts signed consents': {
      ...world,
      disclosures: [],
      consents: inTheApp.map((one) => ({ ...one, signed: { by: making.id('piet'), at: making.around.instant(-2e8) } })),
      linkEndings: employees.map(({ id }) => makeEnding(making, id)),
    },
    'wrong accounts were told of consents on paper': {
      ...world,
      disclosures: [],
      consents: consents.flatMap((one) => (one.paper === null ? [] : [{ ...one, paper: toldOf(one.paper, making) }])),
      linkEndings: employees.map(({ id }) => makeEnding(making, id)),
    },
    'consents came on paper alone': {
      ...world,
      disclosures: [],
      consents: consents.filter(({ paper }) => paper !== null),
    },
  };
}

/** A paper of which piet was told in the app. */
function toldOf(paper: ConsentOnPaper, making: Making): ConsentOnPaper {
  const { around } = making;
  const accepted = { by: making.id('vos'), at: around.instant(-3e8) };
  const told = { on: around.day(-2), at: around.instant(-2e8), accountId: making.id('piet') };
  return { ...paper, signedOn: around.day(-4), accepted, told };
}
