import { z } from 'zod';

const LONGEST = 40;

/** V1, V4 — what an employer commissions: a kind, and nothing beside it. */
export const CommissionInput = z.strictObject({
  examinationKind: z
    .string()
    .max(LONGEST)
    .regex(/^[a-z]+(-[a-z]+)*$/)
    .meta({
      description:
        'A kind of the list. One that is not listed counts, and is recorded, as a pre-employment ' +
        'examination; the answer says as what.',
      rule: 'V4',
      knownCodes: 'examination-kind',
    }),
});
export type CommissionInput = z.infer<typeof CommissionInput>;
