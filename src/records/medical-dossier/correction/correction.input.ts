import { z } from 'zod';
import { AmendmentInput, isOneBody, ONE_BODY } from '../medical-dossier.input.js';
import { freeText } from '../../../platform/http/free-text.js';

const version = z.int().positive();
const text = z.string().trim().min(1).max(20_000);
const SHARED = 'Whether the doctor shares the view of the employee: he amends the piece, or declines.';
const reason = freeText(2_000);

/** I4 — what the employee wants corrected. */
export const CorrectionRequestInput = z.strictObject({
  version: version.meta({ description: 'The version of the piece that it is about: the one that was read.' }),
  text: text.meta({ description: 'What is factually wrong or irrelevant; lies in the medical dossier.', rule: 'I4' }),
});
export type CorrectionRequestInput = z.infer<typeof CorrectionRequestInput>;

/** I4 — the doctor shares that view and amends, or doesn't and says why. */
export const CorrectionAnswerInput = z.discriminatedUnion('outcome', [
  z
    .strictObject({ outcome: z.literal('amended').meta({ description: SHARED }), ...AmendmentInput.shape })
    .refine(isOneBody, ONE_BODY)
    .meta({ example: { outcome: 'amended', version: 1, text: 'What was said.', reason: 'A slip of the pen.' } }),
  z.strictObject({
    outcome: z.literal('declined').meta({ description: SHARED }),
    reason: reason.meta({ description: 'Why not; the employee reads it, and may add a statement.', rule: 'I4' }),
  }),
]);
export type CorrectionAnswerInput = z.infer<typeof CorrectionAnswerInput>;
