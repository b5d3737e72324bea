import { z } from 'zod';
import { localDate, uuid } from '../../../platform/http/input-types.js';
import { OUTCOMES } from './outcome.js';

const LONGEST = 40;
const MOST = 20;

/** V1 — the answer: a closed set, conditions from the controlled list, and no free text. */
export const OutcomeInput = z.strictObject({
  outcome: z.enum(OUTCOMES).meta({ description: 'Whether the person passed.', rule: 'V1' }),
  conditions: z
    .array(z.string().max(LONGEST).meta({ codes: 'examination-condition' }))
    .max(MOST)
    .optional()
    .meta({
      description: 'At least one when it is passed under conditions, else none.',
      rule: 'V1',
    }),
  supersedes: uuid.optional().meta({
    description: 'The current outcome of this examination, where there is one: it is not changed but superseded.',
    rule: 'V3',
  }),
});
export type OutcomeInput = z.infer<typeof OutcomeInput>;

/** V7 — that the letter to an employee without an account was posted. */
export const PostingInput = z.strictObject({
  postedOn: localDate.meta({ description: 'The day it was posted: from the day of the outcome to today.' }),
});
export type PostingInput = z.infer<typeof PostingInput>;
