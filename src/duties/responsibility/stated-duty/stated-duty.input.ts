import { z } from 'zod';

/** S13 — the duty that the core-expert doctor states. */
export const StatedDutyInput = z.strictObject({
  duty: z
    .string()
    .regex(/^[a-z]+(-[a-z]+)*$/)
    .max(40)
    .meta({ description: "A code of the policies' list of stated duties.", rule: 'S13', example: 'continuity' }),
});
export type StatedDutyInput = z.infer<typeof StatedDutyInput>;
