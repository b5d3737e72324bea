import { consentToMarked } from './consents.js';
import type { MarkedHouse } from './marked-house.js';

const YES = (reason: string): object => ({ yes: true, reason });

/** C4 — what somebody whose name is a marker asks, on a consent of Jan's to him. @param round the first, or a repair */
export function askedMarked(house: MarkedHouse, name: string, round: 'request' | 'repair'): object {
  const said = (field: string): string => house.mint.textOf(`jan.${name}${field}`);
  const { recipient, purpose, pieces } = consentToMarked(
    house,
    'jan.document',
    `jan.${name}Recipient`,
    `jan.${name}Organisation`,
  ) as { recipient: object; purpose: string; pieces: readonly object[] };
  return {
    receivedOn: house.today,
    ...(round === 'request' && { requester: recipient, purpose }),
    basis: { article: said('Article'), claim: 'benefit-claim', date: house.today },
    pieces: pieces.map((piece) => ({ ...piece, necessity: said('Necessity') })),
  };
}

/** C5-C7 — what the doctor says of it. */
export function decisionMarked(house: MarkedHouse, name: string): object {
  const said = (field: string): string => house.mint.textOf(`jan.${name}${field}`);
  const struck = { pieceId: house.id('jan.document'), code: 'more_than_necessary', reason: said('Struck') };
  return {
    digest: house.id(`jan.${name}.digest`),
    answers: { noMoreThanNecessary: YES(said('Answer')) },
    struck: [struck],
  };
}

const FIELDS = ['Recipient', 'Organisation', 'Article', 'Necessity', 'Answer', 'Struck'];

/** C4 — Dr Vos decided on one, has another before him, one to be withdrawn, and one to be repaired. */
export async function disclosures(house: MarkedHouse): Promise<void> {
  for (const name of [
    'disclosure',
    'spareDisclosure',
    'withdrawnDisclosure',
    'sweptDisclosure',
    'repairedDisclosure',
  ]) {
    for (const field of FIELDS) house.mint.word(`jan.${name}${field}`);
  }
  const path = `/v1/employees/${house.id('jan')}/disclosure-requests`;
  for (const name of ['disclosure', 'spareDisclosure', 'withdrawnDisclosure']) {
    await recorded(house, path, name, askedMarked(house, name, 'request'));
  }
  await recorded(house, path, 'repairedDisclosure', {
    ...askedMarked(house, 'repairedDisclosure', 'request'),
    basis: null,
  });
  const decided = `/v1/disclosure-requests/${house.id('jan.disclosure')}/decision`;
  await house.done('dr-vos', decided, decisionMarked(house, 'disclosure'));
}

async function recorded(house: MarkedHouse, path: string, name: string, body: object): Promise<void> {
  const { disclosureRequestId } = await house.done('dr-vos', path, body);
  house.call(`jan.${name}`, disclosureRequestId);
  const { body: shown } = await house.as('dr-vos', `/v1/disclosure-requests/${house.id(`jan.${name}`)}`);
  house.call(`jan.${name}.digest`, shown['digest']);
}
