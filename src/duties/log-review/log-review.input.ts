import { z } from 'zod';
import { PageRequest } from '../../safeguards/access/page-cursors.js';
import { JUDGEMENTS } from './log-review.js';

/** A6 — the month that is reviewed. */
export const LogReviewInput = z.strictObject({
  month: z
    .string()
    .regex(/^20[0-9]{2}-(0[1-9]|1[0-2])$/)
    .meta({ description: 'A month that is over, in the Netherlands: YYYY-MM.', rule: 'A6', example: '2026-01' }),
});
export type LogReviewInput = z.infer<typeof LogReviewInput>;

/** A6 — what was found of these lines of a review. */
export const JudgementInput = z.strictObject({
  lineIds: z
    .array(z.string().regex(/^[1-9][0-9]{0,17}$/))
    .min(1)
    .max(200)
    .refine((ids) => new Set(ids).size === ids.length, { params: { code: 'repeated' } })
    .meta({ description: 'Lines of this review by their numbers, each once.', example: ['1'] }),
  judgement: z.enum(JUDGEMENTS).meta({ description: "'to-look-into' tells the data protection officer.", rule: 'A6' }),
});
export type JudgementInput = z.infer<typeof JudgementInput>;

/** Which lines of a review are asked for. */
export const ReviewedLineQuery = z.strictObject({
  ...PageRequest.shape,
  judgement: z
    .enum([...JUDGEMENTS, 'none'])
    .optional()
    .meta({ description: "Lines with this judgement; 'none' are those that wait for one." }),
});
export type ReviewedLineQuery = z.infer<typeof ReviewedLineQuery>;
