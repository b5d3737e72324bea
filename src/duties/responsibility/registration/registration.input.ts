import { z } from 'zod';
import { localDate } from '../../../platform/http/input-types.js';

/** S15 — a check of a doctor's registration. */
export const RegistrationInput = z.strictObject({
  number: z
    .string()
    .regex(/^\d{11}$/)
    .meta({
      description: 'The number in the register of health professionals (BIG), 11 digits.',
      example: '19012345601',
    }),
  checkedOn: localDate.meta({ description: 'The day it was looked up; not in the future.', rule: 'S15' }),
  validUntil: localDate.nullable().meta({
    description:
      'The last day it counts: not before the check, nor later than the register lets one count. Null when the doctor was struck off: it counts no more, at once.',
    rule: 'S15',
  }),
});
export type RegistrationInput = z.infer<typeof RegistrationInput>;
