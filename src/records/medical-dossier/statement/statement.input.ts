import { z } from 'zod';

/** I4 — the employee's own statement about a version of a piece. */
export const StatementInput = z.strictObject({
  version: z
    .int()
    .positive()
    .meta({ description: 'The version of the piece that it is about: the one that was read.' }),
  text: z
    .string()
    .trim()
    .min(1)
    .max(20_000)
    .meta({ description: 'In the own words; kept as it is, and shown wherever the piece is read.', rule: 'I4' }),
});
export type StatementInput = z.infer<typeof StatementInput>;
