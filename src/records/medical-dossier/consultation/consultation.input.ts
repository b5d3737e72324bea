import { z } from 'zod';
import { instant, uuid } from '../../../platform/http/input-types.js';
import { freeText } from '../../../platform/http/free-text.js';

/** S14 — which doctor the employee wants to consult, and about what. */
export const ConsultationInput = z.strictObject({
  doctorId: uuid.meta({
    description: 'The account of a registered doctor, your own one or another, who does not work for your employer.',
    rule: 'S14',
  }),
  question: freeText(4_000).meta({
    description: 'What it is about, and how you want to be reached; read by that doctor alone.',
    rule: 'D5',
  }),
});
export type ConsultationInput = z.infer<typeof ConsultationInput>;

/** S14 — when the consultation is: told to the employee, and in no calendar. */
export const AppointmentInput = z.strictObject({ plannedFor: instant });
export type AppointmentInput = z.infer<typeof AppointmentInput>;
