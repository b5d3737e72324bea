import { z } from 'zod';
import { freeText } from '../../platform/http/free-text.js';

/** Why a doctor in training would decide so. */
export const grounds = freeText(4_000).meta({
  description: 'Why, for the supervising doctor; once it waits no more it is dossier, and whom it is about reads it.',
  rule: 'V3',
});

export const SendingBackInput = z.strictObject({
  reason: freeText(2_000).meta({
    description: 'Why it is not countersigned, for who prepared it; it is dossier, and whom it is about reads it.',
    rule: 'D5',
  }),
});
export type SendingBackInput = z.infer<typeof SendingBackInput>;
