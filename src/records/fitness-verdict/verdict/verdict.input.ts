import { z } from 'zod';
import { localDate, uuid } from '../../../platform/http/input-types.js';
import { OUTCOMES } from './verdict.js';

/** V1 — the answer: a closed set, no free text can travel with it. */
export const VerdictInput = z.strictObject({
  outcome: z.enum(OUTCOMES).meta({ description: 'Fit for the own work or not; partly is unfit.', rule: 'V1' }),
  validUntil: localDate.optional().meta({
    description:
      'The last day the verdict counts: not in the past, nor so far ahead that it tells an expected duration.',
    rule: 'V5',
  }),
  supersedes: uuid.optional().meta({
    description: 'The current verdict on this question, where there is one: it is not changed but superseded.',
    rule: 'V3',
  }),
});
export type VerdictInput = z.infer<typeof VerdictInput>;

/** V7 — that the letter to an employee without an account was posted. */
export const PostingInput = z.strictObject({
  postedOn: localDate.meta({ description: 'The day it was posted: from the day of the verdict to today.' }),
});
export type PostingInput = z.infer<typeof PostingInput>;
