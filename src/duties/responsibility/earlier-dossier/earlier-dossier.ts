import { z } from 'zod';
import { id, moment } from '../../../platform/http/shown.js';

/** D1 — what a core-expert doctor can answer. */
export const ARE_THEY_ONE = ['same-person', 'another-person'] as const;

export const EarlierDossier = z
  .strictObject({
    id,
    employeeId: id,
    earlierId: id.describe('The dossier at the same employer that the employer may read no more.'),
    foundAt: moment,
    answer: z.enum(ARE_THEY_ONE).nullable().describe('Null until somebody says whose they are.'),
    answeredBy: id.nullable(),
    answeredAt: moment.nullable(),
    version: z.int().describe('How often it was answered; a correction names it.'),
    saidBefore: z
      .array(z.strictObject({ answer: z.enum(ARE_THEY_ONE), answeredBy: id, answeredAt: moment }))
      .describe('What was answered and corrected since, the first one first.'),
  })
  .describe(
    'D1 — two dossiers at one employer that may be of one person: alike in name and birth date, address or phone, or in staff ' +
      'number and birth date. The employer is told nothing of it (V6).',
  );
export type EarlierDossier = Readonly<z.infer<typeof EarlierDossier>>;

export const EarlierDossierAnswered = z
  .strictObject({ earlierDossierId: id, answer: z.enum(ARE_THEY_ONE) })
  .describe('The answer is on record.');
export type EarlierDossierAnswered = z.infer<typeof EarlierDossierAnswered>;
