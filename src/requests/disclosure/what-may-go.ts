import type { LocalDate } from '../../platform/calendar/local-date.js';
import type { DisclosureMatrix } from '../../safeguards/disclosure/disclosure-matrix.js';
import { isInsideEea } from '../../safeguards/disclosure/eea-country.js';
import { mayReceive, type DisclosureAnswer, type LegalGround } from '../../safeguards/disclosure/may-receive.js';
import { editionOn, recipientIn } from '../../records/medical-dossier/consent/what-can-be-sent.js';

/** What comes with what would be sent. */
export interface Going {
  readonly capacity: string;
  readonly country: string;
  readonly hasConsent: boolean;
  readonly ground: LegalGround | null;
  readonly on: LocalDate;
}

/**
 * V8, C1, C14 — may this item go to who asks, with what comes with it? The one question is {@link mayReceive}'s.
 * @param necessity why it is necessary; the doctor who lets it go says so with that (C6)
 */
export function mayGo(
  matrix: DisclosureMatrix,
  item: string,
  necessity: string | null,
  { capacity, country, hasConsent, ground, on }: Going,
): DisclosureAnswer {
  const present = [
    ...(hasConsent ? ['targeted-consent'] : []),
    ...(necessity === null ? [] : ['necessity', 'necessity-note', 'relevant-to-claim']),
  ];
  return mayReceive(matrix, {
    item,
    recipient: recipientIn(capacity),
    edition: editionOn(matrix, on),
    on,
    insideEea: isInsideEea(country),
    accompanied: { ground, present: new Set(present) },
  });
}
