import { consentToMarked } from './consents.js';
import type { MarkedHouse } from './marked-house.js';

/** Approved on a consent; signed; and collected: one of each. */
const SENT = ['approvedDisclosure', 'signedDisclosure', 'collectedDisclosure'] as const;
const FIELDS = ['Recipient', 'Organisation', 'Necessity', 'Answer'];
/** C13 — of what was sent: who got it and why, and what the doctor said to it. */
export const SENT_FIELDS = SENT.flatMap((name) => FIELDS.map((field) => `${name}${field}`));

/** What is in the package that was collected. */
export const RECIPIENT_GETS = [
  ...['dr-vos.account', 'jan.birthDate', 'jan.collectedDisclosureOrganisation', 'jan.collectedDisclosureRecipient'],
  ...['jan.documentContent', 'jan.entryOn', 'jan.familyName', 'jan.givenName'],
];

/** C11 — what leaves the house: Dr Vos signs and releases, and who was named collects one of them. */
export async function sent(house: MarkedHouse): Promise<void> {
  for (const name of SENT) {
    for (const field of FIELDS) house.mint.word(`jan.${name}${field}`);
    await approved(house, name);
    if (name !== 'approvedDisclosure') await house.done('dr-vos', at(house, name, 'package'), { language: 'nl' });
  }
  const { collectAt, code } = await house.done('dr-vos', at(house, 'collectedDisclosure', 'release'));
  await house.collects(String(collectAt), String(code));
}

async function approved(house: MarkedHouse, name: string): Promise<void> {
  const said = (field: string): string => house.mint.textOf(`jan.${name}${field}`);
  const asked = consentToMarked(house, 'jan.document', `jan.${name}Recipient`, `jan.${name}Organisation`) as {
    recipient: object;
    purpose: string;
    pieces: readonly object[];
  };
  const path = `/v1/employees/${house.id('jan')}`;
  const { consentId, digest: read } = await house.done('jan', `${path}/consents`, asked);
  await house.done('jan', `/v1/consents/${String(consentId)}/signature`, { digest: read });
  const { disclosureRequestId } = await house.done('dr-vos', `${path}/disclosure-requests`, {
    receivedOn: house.today,
    requester: asked.recipient,
    purpose: asked.purpose,
    basis: { consentId },
    pieces: asked.pieces.map((piece) => ({ ...piece, necessity: said('Necessity') })),
  });
  house.call(`jan.${name}`, disclosureRequestId);
  const { body: shown } = await house.as('dr-vos', `/v1/disclosure-requests/${house.id(`jan.${name}`)}`);
  const yes = { yes: true, reason: said('Answer') };
  const answers = { interestOutweighs: yes, noMoreThanNecessary: yes, handledReasonably: yes };
  await house.done('dr-vos', at(house, name, 'decision'), { digest: shown['digest'], answers, struck: [] });
}

function at(house: MarkedHouse, name: string, step: string): string {
  return `/v1/disclosure-requests/${house.id(`jan.${name}`)}/${step}`;
}
