import { z } from 'zod';

/** S13 — the duty that the core-expert doctor states. */
export const StatedDutyInput = z.strictObject({
  duty: z
    .string()
    .regex(/^[a-z]+(-[a-z]+)*$/)
    .max(40)
    .meta({
      description: 'For what; GET /v1/code-lists says what each code means.',
      codes: 'stated-duty',
      rule: 'S13',
      example: 'continuity',
    }),
});
export type StatedDutyInput = z.infer<typeof StatedDutyInput>;
