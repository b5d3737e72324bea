import { z } from 'zod';
import { day, id } from '../../../platform/http/shown.js';

export const Registration = z
  .strictObject({
    id,
    accountId: id,
    number: z.string().describe('The number in that register (BIG): 11 digits.'),
    checkedOn: day,
    checkedBy: id,
    validUntil: day.describe(
      'The last day it counts by this check; before `checkedOn` when it found him struck off. The newest check counts.',
    ),
  })
  .describe('S15 — somebody looked a doctor up in the register of health professionals.');
export type Registration = Readonly<z.infer<typeof Registration>>;

export const RegistrationRecorded = z.strictObject({ registrationId: id }).describe('The registration is on record.');
export type RegistrationRecorded = z.infer<typeof RegistrationRecorded>;
