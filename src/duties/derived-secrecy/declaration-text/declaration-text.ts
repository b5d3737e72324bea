import { z } from 'zod';
import { day, id } from '../../../platform/http/shown.js';

/** S3 the separate confidentiality declaration, S7 the general undertaking. */
export const DECLARATION_KINDS = ['derived-secrecy', 'general-undertaking'] as const;
export type DeclarationKind = (typeof DECLARATION_KINDS)[number];

export const DeclarationText = z
  .strictObject({
    id,
    kind: z
      .enum(DECLARATION_KINDS)
      .describe('The separate confidentiality declaration (S3), or the general undertaking (S7).'),
    edition: z.string().describe('Which edition of the text it is, as whoever announced it calls it.'),
    text: z.string().describe('The text to read before it is signed.'),
    digest: z.string().describe('SHA-256 of the text in UTF-8, hexadecimal: what somebody who signs was shown.'),
    announcedOn: day,
    effectiveFrom: day.describe('In force from 00:00 in Amsterdam on that day.'),
  })
  .describe('A text that is signed. The current one of its kind is the latest whose day has come.');
export type DeclarationText = Readonly<z.infer<typeof DeclarationText>>;

export const TextAnnounced = z.strictObject({ textId: id }).describe('The text is announced.');
export type TextAnnounced = z.infer<typeof TextAnnounced>;
