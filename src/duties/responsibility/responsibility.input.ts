import { z } from 'zod';
import { localDate, uuid } from '../../platform/http/input-types.js';

/** S9 — who becomes the dossier doctor. */
export const GivingInput = z.strictObject({
  doctorId: uuid.meta({
    description: "The account of a registered doctor; one's own waits for a second doctor.",
    rule: 'S9',
  }),
});
export type GivingInput = z.infer<typeof GivingInput>;

/** S9 — the letter that told an employee without an account who the doctor is, also for a stated duty. */
export const TellingInput = z.strictObject({
  postedOn: localDate.meta({
    description: 'The day the letter was posted: not in the future, nor before what it tells of.',
    rule: 'S9',
  }),
});
export type TellingInput = z.infer<typeof TellingInput>;
