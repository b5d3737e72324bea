import { z } from 'zod';
import { localDate, uuid } from '../../platform/http/input-types.js';
import { FINDINGS } from './emergency.js';
import { freeText } from '../../platform/http/free-text.js';

/** S8 — whose dossier is opened, on which ground, and why. */
export const EmergencyInput = z.strictObject({
  employeeId: uuid.meta({ description: 'The one employee whose dossier is opened.', rule: 'S8' }),
  ground: z
    .string()
    .regex(/^[a-z]+(-[a-z]+)*$/)
    .max(40)
    .meta({
      description: 'GET /v1/code-lists says what each code means.',
      codes: 'emergency-ground',
      rule: 'S8',
      example: 'life-in-danger',
    }),
  reason: freeText(4000).meta({
    description: "In the doctor's own words; it is kept in the medical store, under the dossier's key (D5).",
    rule: 'S8',
  }),
});
export type EmergencyInput = z.infer<typeof EmergencyInput>;

/** S8 — what another doctor found. */
export const ReviewInput = z.strictObject({
  finding: z.enum(FINDINGS).meta({ description: "'not-justified' opens a breach record.", rule: 'S8' }),
});
export type ReviewInput = z.infer<typeof ReviewInput>;

/** S8 — the day on which the letter to the employee was posted. */
export const EmergencyLetterInput = z.strictObject({
  postedOn: localDate.meta({ description: 'Not before it was opened, not after today.', rule: 'S8' }),
});
export type EmergencyLetterInput = z.infer<typeof EmergencyLetterInput>;
