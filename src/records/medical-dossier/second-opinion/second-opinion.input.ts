import { z } from 'zod';
import { uuid } from '../../../platform/http/input-types.js';

const named = z.strictObject({
  pieceId: uuid.meta({ description: 'A piece of your own dossier: a text or a document.' }),
  version: z.int().positive().meta({ description: 'The version that you read: this one and no newer.', rule: 'C3' }),
});
const isWithoutRepetition = (pieces: readonly { readonly pieceId: string }[]): boolean =>
  new Set(pieces.map(({ pieceId }) => pieceId)).size === pieces.length;

/** S14, C2 — the consent: which doctor gets which versions. */
export const SecondOpinionInput = z.strictObject({
  doctorId: uuid.meta({
    description:
      'The account of a registered doctor who is neither in training nor your dossier doctor, nor works for your employer: ' +
      'GET /v1/doctors?for=second-opinion.',
    rule: 'S14',
  }),
  pieces: z
    .array(named)
    .min(1)
    .max(50)
    .refine(isWithoutRepetition, { params: { code: 'repeated' } })
    .meta({ description: 'Exactly what the doctor gets to see.', rule: 'C3' }),
});
export type SecondOpinionInput = z.infer<typeof SecondOpinionInput>;
