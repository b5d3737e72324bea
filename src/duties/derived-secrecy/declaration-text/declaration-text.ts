import type { LocalDate } from '../../../platform/calendar/local-date.js';

/** S3 the separate confidentiality declaration, S7 the general undertaking. */
export const DECLARATION_KINDS = ['derived-secrecy', 'general-undertaking'] as const;
export type DeclarationKind = (typeof DECLARATION_KINDS)[number];

/** A text that is signed. The current one of its kind is the latest whose day has come. */
export interface DeclarationText {
  readonly id: string;
  readonly kind: DeclarationKind;
  readonly edition: string;
  readonly text: string;
  /** SHA-256 of the text in UTF-8, hexadecimal: what somebody who signs was shown. */
  readonly digest: string;
  readonly announcedOn: LocalDate;
  /** In force from 00:00 in Amsterdam on that day. */
  readonly effectiveFrom: LocalDate;
}
