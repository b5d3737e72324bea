import { z } from 'zod';
import { localDate } from '../../../platform/http/input-types.js';
import { DECLARATION_KINDS } from './declaration-text.js';

/** S3 — a new text, announced before its day. */
export const DeclarationTextInput = z.strictObject({
  kind: z
    .enum(DECLARATION_KINDS)
    .meta({ description: 'The separate confidentiality declaration (S3), or the general undertaking (S7).' }),
  edition: z
    .string()
    .regex(/^[0-9A-Za-z][0-9A-Za-z.-]{0,29}$/)
    .meta({ description: 'A short name of the edition, unique in its kind.' }),
  text: z.string().min(1).max(50_000).meta({ description: 'Kept and signed exactly as it is sent.' }),
  effectiveFrom: localDate.meta({
    description: 'The first day it counts; from that day the former text is superseded.',
    rule: 'S3',
  }),
});
export type DeclarationTextInput = z.infer<typeof DeclarationTextInput>;
