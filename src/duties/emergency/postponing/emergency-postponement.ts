import { z } from 'zod';
import { id, moment } from '../../../platform/http/shown.js';

export const EmergencyPostponement = z
  .strictObject({
    id,
    emergencyId: id,
    employeeId: id,
    postponedBy: id.describe('The doctor who postponed it.'),
    postponedAt: moment.describe('When he did.'),
    until: moment.describe('The moment from which the employee is told.'),
    endedAt: moment.nullable().describe('When it was lifted, or another one took its place.'),
    endedBy: id.nullable(),
    reason: z.string().describe("The doctor's words."),
  })
  .describe('S8 — why the employee was told of an emergency later than within the term, from the medical store (D5).');
export type EmergencyPostponement = Readonly<z.infer<typeof EmergencyPostponement>>;

export const EmergencyPostponed = z
  .strictObject({
    emergencyId: id,
    postponementId: id.describe('The postponement that was made.'),
    until: moment.describe('As it was asked.'),
  })
  .describe('The employee is told of the emergency from that moment on, and sees nothing of it before.');
export type EmergencyPostponed = z.infer<typeof EmergencyPostponed>;

export const PostponementLifted = z
  .strictObject({ emergencyId: id, lifted: z.literal(true).describe('It stands no more.') })
  .describe(
    'The employee sees the emergency from now on, and is told within the hour, or within the term that still runs.',
  );
export type PostponementLifted = z.infer<typeof PostponementLifted>;
