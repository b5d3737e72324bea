import { z } from 'zod';

/** An invitation's code. Every text is accepted here, so that a mistyped code gets the same answer as a wrong one. */
export const AcceptanceInput = z.strictObject({
  code: z
    .string()
    .min(1)
    .max(200)
    .meta({ description: "The code as it was given; hyphens, spaces and capitals don't matter." }),
});
export type AcceptanceInput = z.infer<typeof AcceptanceInput>;
