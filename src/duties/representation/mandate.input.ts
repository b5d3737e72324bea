import { z } from 'zod';
import { localDate, uuid } from '../../platform/http/input-types.js';
import { SHOWABLE } from './mandate.js';

const isWithoutRepetition = (values: readonly string[]): boolean => new Set(values).size === values.length;

/** I3 — what an employee lets somebody see in his name, and until when. */
export const MandateInput = z.strictObject({
  representativeId: uuid.meta({
    description: "The account of whoever is to represent you: an invited one that isn't anybody's at work.",
    rule: 'I3',
  }),
  shows: z
    .array(z.enum(SHOWABLE))
    .min(1)
    .refine(isWithoutRepetition, { params: { code: 'repeated' } })
    .meta({ description: 'What may be seen.', rule: 'I3' }),
  copies: z.boolean().meta({
    description: 'Whether copies are included: without them no document of the medical dossier is handed out.',
    rule: 'I3',
  }),
  until: localDate.meta({ description: 'The last day.', rule: 'I3' }),
});
export type MandateInput = z.infer<typeof MandateInput>;
