import { z } from 'zod';
import { ARE_THEY_ONE } from './earlier-dossier.js';

/** D1 — whose the two dossiers are. */
export const EarlierDossierAnswerInput = z.strictObject({
  answer: z.enum(ARE_THEY_ONE).meta({
    description:
      'Whether it is one person. Nothing moves from one dossier to the other: who is responsible for the later one is given ' +
      'the responsibility for the earlier one too (S9).',
    rule: 'D1',
    example: 'same-person',
  }),
});
export type EarlierDossierAnswerInput = z.infer<typeof EarlierDossierAnswerInput>;
