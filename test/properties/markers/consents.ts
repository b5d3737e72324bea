import type { MarkedHouse } from './marked-house.js';

/** C2 — a consent about a document as it stands, whose recipient is a marker. */
export function consentToMarked(house: MarkedHouse, piece: string, name: string, organisation: string): object {
  const called = (marker: string): string => house.mint.textOf(marker);
  return {
    addressedTo: { doctorId: house.id('dr-vos') },
    recipient: { name: called(name), capacity: 'other-doctor', organisation: called(organisation), country: 'NL' },
    purpose: 'treatment',
    pieces: [{ pieceId: house.id(piece), version: 1 }],
  };
}

/** C2 — Jan signs one, prepares another, and one that he is to take back. */
export async function consents(house: MarkedHouse): Promise<void> {
  for (const name of ['consent', 'spareConsent', 'takenBackConsent']) {
    for (const field of ['Recipient', 'Organisation']) house.mint.word(`jan.${name}${field}`);
    const body = consentToMarked(house, 'jan.document', `jan.${name}Recipient`, `jan.${name}Organisation`);
    const { consentId, digest } = await house.done('jan', `/v1/employees/${house.id('jan')}/consents`, body);
    house.call(`jan.${name}`, consentId);
    house.call(`jan.${name}.digest`, digest);
  }
  const digest = house.id('jan.consent.digest');
  await house.done('jan', `/v1/consents/${house.id('jan.consent')}/signature`, { digest });
}
