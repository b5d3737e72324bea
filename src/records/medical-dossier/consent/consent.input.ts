import { z } from 'zod';
import { localDate, uuid } from '../../../platform/http/input-types.js';
import { recipientOrganisation, recipientPerson } from '../../../platform/http/name-types.js';

const named = z.strictObject({
  pieceId: uuid.meta({ description: 'A piece of your own dossier, as you see it.', rule: 'C2' }),
  version: z.int().positive().meta({ description: 'Its version as it stands: this one and no newer.', rule: 'C3' }),
});
const isWithoutRepetition = (pieces: readonly { readonly pieceId: string }[]): boolean =>
  new Set(pieces.map(({ pieceId }) => pieceId)).size === pieces.length;
const code = z
  .string()
  .regex(/^[a-z]+(-[a-z]+)*$/)
  .max(40);

const said = {
  addressedTo: z
    .union([
      z.strictObject({
        doctorId: uuid.meta({ description: 'The account of your own doctor, or of who stands in for him.' }),
      }),
      z.strictObject({ office: code.meta({ codes: 'office', description: 'Which office.' }) }),
    ])
    .meta({ description: 'The doctor of the service who is to send it, by name or by office.', rule: 'C2' }),
  recipient: z
    .strictObject({
      name: recipientPerson.meta({ description: 'The person, by name.', rule: 'C2', example: 'E. de Wit' }),
      capacity: code.meta({
        codes: 'capacity',
        description: 'As what he gets it.',
        rule: 'C2',
        example: 'other-doctor',
      }),
      organisation: recipientOrganisation
        .nullable()
        .meta({ description: 'Where he works; null for somebody who acts on his own.', rule: 'C2' }),
      country: z
        .string()
        .regex(/^[A-Z]{2}$/)
        .meta({ description: 'Where that is, two letters (ISO 3166-1).', rule: 'C2', example: 'NL' }),
    })
    .meta({ description: 'Exactly one.', rule: 'C2' }),
  purpose: code.meta({
    codes: 'consentPurpose',
    description: 'What it is sent for.',
    rule: 'C2',
    example: 'treatment',
  }),
  pieces: z
    .array(named)
    .min(1)
    .max(50)
    .refine(isWithoutRepetition, { params: { code: 'repeated' } })
    .meta({ description: "Exactly what is sent: there is no 'everything'.", rule: 'C2' }),
  times: z
    .int()
    .min(1)
    .max(12)
    .optional()
    .meta({ description: 'How often it may be sent; once unless it says otherwise.', rule: 'C3' }),
};

/** C2 — all that a consent has to say; one that lacks any of it is refused with the missing element named. */
export const ConsentInput = z.strictObject(said);
export type ConsentInput = z.infer<typeof ConsentInput>;

/** C2, I10 — the same, as the paper says it, with the scan of it. */
export const PaperConsentInput = z.strictObject({
  ...said,
  scanId: uuid.meta({
    description:
      'The scan of it: a document of this dossier, of no earlier paper, that came in on the day on it or later.',
    rule: 'I10',
  }),
  signedOn: localDate.meta({
    description: 'The day on the paper: not in the future, and not so long ago that nothing can rest on it any more.',
    rule: 'C2',
  }),
});
export type PaperConsentInput = z.infer<typeof PaperConsentInput>;

/** I10 — that the letter which says that a doctor accepted it was posted. */
export const PaperConsentPostingInput = z.strictObject({
  postedOn: localDate.meta({ description: 'The day it was posted: from the day of the acceptance to today.' }),
});
export type PaperConsentPostingInput = z.infer<typeof PaperConsentPostingInput>;

/** C2 — the signature names what was read. */
export const ConsentSignatureInput = z.strictObject({
  digest: z
    .string()
    .regex(/^[0-9a-f]{64}$/)
    .meta({
      example: 'b94d27b9934d3e08a52e52d7da7dabfac484efe37a5380ee9088f7ace2efcde9',
      description: 'SHA-256 of the bytes of GET /v1/consents/{consentId}/sheet that you read, hexadecimal.',
      rule: 'C2',
    }),
});
export type ConsentSignatureInput = z.infer<typeof ConsentSignatureInput>;
