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
  version: z.int().min(1).max(10_000).optional().meta({
    description: 'The version that was read, to correct what was answered; left out of a first answer.',
    rule: 'D1',
  }),
});
export type EarlierDossierAnswerInput = z.infer<typeof EarlierDossierAnswerInput>;
