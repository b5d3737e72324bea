import { z } from 'zod';

/** Why a doctor in training would decide so. */
export const grounds = z.string().trim().min(1).max(4_000).meta({
  description: 'Why, for the supervising doctor; once it waits no more it is dossier, and whom it is about reads it.',
  rule: 'V3',
});

export const SendingBackInput = z.strictObject({
  reason: z.string().trim().min(1).max(2_000).meta({
    description: 'Why it is not countersigned, for who prepared it; it is dossier, and whom it is about reads it.',
    rule: 'D5',
  }),
});
export type SendingBackInput = z.infer<typeof SendingBackInput>;
