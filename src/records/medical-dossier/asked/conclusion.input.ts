import { z } from 'zod';
import { freeText } from '../../../platform/http/free-text.js';

/** S14 — what the doctor concludes; the employee reads it. */
export const ConclusionInput = z.strictObject({
  text: freeText(20_000).meta({ description: "Sealed under the employee's medical key." }),
});
export type ConclusionInput = z.infer<typeof ConclusionInput>;
