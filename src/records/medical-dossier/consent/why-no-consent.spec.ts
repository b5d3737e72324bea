import { describe, expect, test } from '@jest/globals';
import type { Consent } from './consent.js';
import { whyNoConsent, type AskedOnConsent } from './why-no-consent.js';

const RECIPIENT = { name: 'E. de Wit', capacity: 'other-doctor', organisation: 'De Linde', country: 'NL' };
const PIECES = [
  { pieceId: 'one', version: 2 },
  { pieceId: 'two', version: 1 },
];
const SIGNED: Consent = {
  id: 'c',
  employeeId: 'jan',
  addressedTo: { doctorId: null, office: 'company-doctor' },
  recipient: RECIPIENT,
  purpose: 'treatment',
  pieces: PIECES,
  times: 1,
  digest: '',
  preparedBy: 'jan-account',
  preparedAt: '2026-03-01T09:00:00.000Z',
  // In Amsterdam it was the second of March already.
  signedAt: '2026-03-01T23:30:00.000Z',
  signedOn: null,
  scanId: null,
  responsibleDoctorId: null,
  acceptedBy: null,
  acceptedAt: null,
  toldOn: null,
  toldHow: null,
  undoUntil: null,
  usableUntil: '2026-05-31',
  withdrawnBy: null,
  withdrawnAt: null,
  state: 'signed',
};
const ASKED: AskedOnConsent = { recipient: RECIPIENT, purpose: 'treatment', pieces: PIECES, on: '2026-03-02', uses: 0 };
const why = (consent: Partial<Consent> = {}, asked: Partial<AskedOnConsent> = {}): string | null =>
  whyNoConsent({ ...SIGNED, ...consent }, { ...ASKED, ...asked });
const to = (more: object): object => ({ recipient: { ...RECIPIENT, ...more } });

describe('what rests on a consent', () => {
  test('C2, C3 is what it names, or a part of it, from the day of its signature to the last of its term', () => {
    expect(why()).toBeNull();
    expect(why({}, { pieces: PIECES.slice(1) })).toBeNull();
    expect(why({}, { on: '2026-05-31' })).toBeNull();
    expect(why({ times: 2 }, { uses: 1 })).toBeNull();
    expect(why({}, to({ name: 'E. DE WIT' }))).toBeNull();
  });

  test('I10 on paper nothing rests on it until the day after the term in which the employee can undo it', () => {
    const onPaper = { signedAt: null, signedOn: '2026-03-01', state: 'usable', undoUntil: '2026-03-16' } as const;
    expect(why({ ...onPaper, state: 'accepted', undoUntil: null }, { on: '2026-03-20' })).toBe('consent-can-be-undone');
    expect(why(onPaper, { on: '2026-03-16' })).toBe('consent-can-be-undone');
    expect(why(onPaper, { on: '2026-03-17' })).toBeNull();
    expect(why(onPaper, { on: '2026-02-28' })).toBe('consent-dated-later');
    expect(why({ ...onPaper, state: 'expired' }, { on: '2026-06-01' })).toBe('consent-too-old');
  });

  test.each([
    ['consent-not-signed', { signedAt: null, usableUntil: null, state: 'prepared' as const }, {}],
    ['consent-withdrawn', { state: 'withdrawn' as const }, {}],
    ['consent-void', { state: 'void' as const }, {}],
    ['consent-dated-later', {}, { on: '2026-03-01' }],
    ['consent-too-old', {}, { on: '2026-06-01' }],
    ['other-recipient', {}, to({ name: 'E. de Vries' })],
    ['other-recipient', {}, to({ capacity: 'proxy' })],
    ['other-recipient', {}, to({ organisation: null })],
    ['other-recipient', {}, to({ country: 'BE' })],
    ['other-purpose', {}, { purpose: 'objection' }],
    ['other-item', {}, { pieces: [...PIECES, { pieceId: 'three', version: 1 }] }],
    ['other-version', {}, { pieces: [{ pieceId: 'one', version: 3 }] }],
    ['other-version', {}, { pieces: [{ pieceId: 'one', version: 1 }] }],
    ['consent-used', {}, { uses: 1 }],
  ])('C2, C3 is nothing else: %s', (fault, consent, asked) => {
    expect(why(consent, asked)).toBe(fault);
  });
});
