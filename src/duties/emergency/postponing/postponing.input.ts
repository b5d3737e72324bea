import { z } from 'zod';
import { instant } from '../../../platform/http/input-types.js';
import { freeText } from '../../../platform/http/free-text.js';

/** S8 — until when the telling waits, and why. */
export const PostponementInput = z.strictObject({
  until: instant.meta({
    description: 'After the term within which the employee is told, and within the longest time of terms.yaml.',
    rule: 'S8',
  }),
  reason: freeText(4000).meta({
    description: "In the doctor's own words; it is kept in the medical store, under the dossier's key (D5).",
    rule: 'S8',
  }),
});
export type PostponementInput = z.infer<typeof PostponementInput>;
