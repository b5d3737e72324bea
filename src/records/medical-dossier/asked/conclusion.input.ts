import { z } from 'zod';

/** S14 — what the doctor concludes; the employee reads it. */
export const ConclusionInput = z.strictObject({
  text: z.string().trim().min(1).max(20_000).meta({ description: "Sealed under the employee's medical key." }),
});
export type ConclusionInput = z.infer<typeof ConclusionInput>;
