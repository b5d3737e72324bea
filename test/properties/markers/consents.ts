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

/** I10 — the same as it stands on a paper, with its scan. */
export function paperConsentToMarked(house: MarkedHouse, scan: string, name: string, organisation: string): object {
  const said = consentToMarked(house, 'wim.letter', name, organisation);
  return { ...said, scanId: house.id(scan), signedOn: house.today };
}

/** I10 — of Wim, who has no account, one came on paper: somebody else recorded it than his doctor, who is to accept it. */
export async function paperConsents(house: MarkedHouse): Promise<void> {
  for (const field of ['Recipient', 'Organisation']) house.mint.word(`wim.paperConsent${field}`);
  const names = ['wim.paperConsentRecipient', 'wim.paperConsentOrganisation'] as const;
  const body = paperConsentToMarked(house, 'wim.scanOfConsent', ...names);
  const { consentId, digest } = await house.done('dr-vos', `/v1/employees/${house.id('wim')}/paper-consents`, body);
  house.call('wim.paperConsent', consentId);
  house.call('wim.paperConsent.digest', digest);
  await house.cast.sql('UPDATE medical.consent SET prepared_by = $2 WHERE id = $1', [consentId, house.id('anna')]);
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
