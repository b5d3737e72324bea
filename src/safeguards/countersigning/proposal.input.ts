import { z } from 'zod';

/** Why a doctor in training would decide so. */
export const grounds = z.string().trim().min(1).max(4_000).meta({
  description: 'Why, for the supervising doctor alone; it lies in the medical store and goes nowhere else.',
  rule: 'V3',
});

export const SendingBackInput = z.strictObject({
  reason: z.string().trim().min(1).max(2_000).meta({
    description: 'Why it is not countersigned; who prepared it reads it, and nobody else.',
    rule: 'D5',
  }),
});
export type SendingBackInput = z.infer<typeof SendingBackInput>;
