import { Temporal } from 'temporal-polyfill';
import { dateInAmsterdam, type LocalDate } from '../../../platform/calendar/local-date.js';
import type { NamedPiece } from '../second-opinion/second-opinion.js';
import type { Consent, ConsentRecipient } from './consent.js';

/** C2, C3 — what a consent can lack for what is asked on it; each has its own code. */
export const CONSENT_FAULTS = [
  'consent-not-signed',
  'consent-withdrawn',
  'consent-void',
  'consent-can-be-undone',
  'consent-dated-later',
  'consent-too-old',
  'other-recipient',
  'other-purpose',
  'other-item',
  'other-version',
  'consent-used',
] as const;
export type ConsentFault = (typeof CONSENT_FAULTS)[number];

/** What a consent says of what it covers. */
export type ConsentTerms = Pick<
  Consent,
  'state' | 'signedAt' | 'signedOn' | 'undoUntil' | 'usableUntil' | 'recipient' | 'purpose' | 'pieces' | 'times'
>;

/** What is asked on a consent. */
export interface AskedOnConsent {
  readonly recipient: ConsentRecipient;
  readonly purpose: string;
  readonly pieces: readonly NamedPiece[];
  /** The Amsterdam day on which it is judged: of receipt, of the decision, of the sending. */
  readonly on: LocalDate;
  /** How often it was used already, or is about to be, by something else. */
  readonly uses: number;
}

/**
 * C2, C3 — does the consent cover this, on that day? Evaluated afresh each time that something rests on it: it covers what it names and
 * nothing more; a subset is within it.
 * @returns what is missing first; null where it covers all of it
 */
export function whyNoConsent(consent: ConsentTerms, asked: AskedOnConsent): ConsentFault | null {
  const { state, usableUntil } = consent;
  const signedOn = dayOfSignature(consent);
  if (state === 'withdrawn') return 'consent-withdrawn';
  if (state === 'void') return 'consent-void';
  if (signedOn === null || usableUntil === null) return 'consent-not-signed';
  if (signedOn > asked.on) return 'consent-dated-later';
  if (asked.on > usableUntil) return 'consent-too-old';
  if (canBeUndone(consent, asked.on)) return 'consent-can-be-undone';
  if (!isSameRecipient(consent.recipient, asked.recipient)) return 'other-recipient';
  if (consent.purpose !== asked.purpose) return 'other-purpose';
  const named = new Map(consent.pieces.map(({ pieceId, version }) => [pieceId, version]));
  if (asked.pieces.some(({ pieceId }) => !named.has(pieceId))) return 'other-item';
  if (asked.pieces.some(({ pieceId, version }) => named.get(pieceId) !== version)) return 'other-version';
  return asked.uses >= consent.times ? 'consent-used' : null;
}

/** C2 — the one on the paper, or that in Amsterdam on which he signed in the app; null while he didn't. */
function dayOfSignature({ signedOn, signedAt }: ConsentTerms): LocalDate | null {
  return signedOn ?? (signedAt === null ? null : dateInAmsterdam(Temporal.Instant.from(signedAt)));
}

/** I10 — on paper nothing rests on it before a doctor accepted it, the employee was told, and the term is over that he had then. */
function canBeUndone({ signedOn, undoUntil }: ConsentTerms, on: LocalDate): boolean {
  return signedOn !== null && (undoUntil === null || on <= undoUntil);
}

/** To the letter, but for capitals: who writes a name otherwise names somebody else. */
function isSameRecipient(one: ConsentRecipient, other: ConsentRecipient): boolean {
  const plain = ({ name, capacity, organisation, country }: ConsentRecipient): string =>
    JSON.stringify([name, capacity, organisation, country]).toLowerCase();
  return plain(one) === plain(other);
}
