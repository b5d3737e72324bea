import { z } from 'zod';
import { localDate } from '../../platform/http/input-types.js';

const item = z
  .string()
  .regex(/^M\d{2}$/)
  .meta({
    description:
      'The one item of the disclosure matrix that this piece is, M01–M66. No default; consultation notes are M56.',
    rule: 'V8',
  });
const text = z
  .string()
  .trim()
  .min(1)
  .max(20_000)
  .meta({ description: "Medical content: sealed under the employee's medical key." });

/** A new entry: one or more pieces about one day. */
export const EntryInput = z.strictObject({
  entryOn: localDate.meta({ description: 'The day the entry is about; not in the future.' }),
  pieces: z.array(z.strictObject({ item, text })).min(1).max(50),
});
export type EntryInput = z.infer<typeof EntryInput>;

/** I4 — a correction: the earlier text stays as history. */
export const AmendmentInput = z.strictObject({
  version: z
    .int()
    .positive()
    .meta({ description: "The version that was read; 409 when it isn't the current one any more." }),
  text,
  reason: z.string().trim().min(1).max(2_000).meta({ description: 'Why the text changes; medical content too.' }),
});
export type AmendmentInput = z.infer<typeof AmendmentInput>;

/** I1 — the one ground on which a piece is left out of the employee's inspection; never the employee's own good (I2). */
export const WithholdingInput = z.strictObject({
  ground: z.enum(['privacy-of-another']).meta({ description: "The ground: another person's privacy.", rule: 'I1' }),
});
export type WithholdingInput = z.infer<typeof WithholdingInput>;
