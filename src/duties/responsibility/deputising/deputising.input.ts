import { z } from 'zod';
import { localDate, uuid } from '../../../platform/http/input-types.js';
import { ABSENCE_REASONS } from './deputising.js';

/** S4 — a doctor's absence and who stands in. */
export const DeputisingInput = z.strictObject({
  absentDoctorId: uuid.meta({ description: 'The doctor who is away.', rule: 'S4' }),
  deputyId: uuid.meta({
    description: "Who then sees the content of that doctor's dossiers; never who enters it.",
    rule: 'S4',
  }),
  from: localDate.meta({
    description: 'The first day: today or later, not too far ahead. Today: from now on.',
    rule: 'S4',
  }),
  until: localDate.meta({
    description: 'The last day; a longer absence is recorded anew when it comes to that.',
    rule: 'S4',
  }),
  reason: z.enum(ABSENCE_REASONS).meta({ description: 'Why the doctor is away.', rule: 'S4' }),
});
export type DeputisingInput = z.infer<typeof DeputisingInput>;
