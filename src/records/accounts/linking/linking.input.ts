import { z } from 'zod';
import { localDate } from '../../../platform/http/input-types.js';

/** An invitation's code, and what only its person knows. Every text is accepted here, so that a mistyped code gets the same answer as a wrong one. */
export const AcceptanceInput = z.strictObject({
  code: z
    .string()
    .min(1)
    .max(200)
    .meta({ description: "The code as it was given; hyphens, spaces and capitals don't matter." }),
  birthDate: localDate.optional().meta({
    description: 'Asked of who links the own dossier, where the birth date is in it; not looked at otherwise.',
    rule: 'I1',
  }),
  firstDay: localDate.optional().meta({
    description:
      'The first day of the latest absence: asked of who links the own dossier, where no birth date is in it; not looked ' +
      'at otherwise.',
    rule: 'I1',
  }),
});
export type AcceptanceInput = z.infer<typeof AcceptanceInput>;
