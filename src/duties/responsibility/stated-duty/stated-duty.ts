import { z } from 'zod';
import { codeOf, day, id, moment } from '../../../platform/http/shown.js';
export const StatedDuty = z
  .strictObject({
    id,
    employeeId: id,
    doctorId: id,
    duty: codeOf('stated-duty'),
    from: moment.describe('When it was stated.'),
    until: moment.describe('The moment from which it opens nothing any more, unless it ended before.'),
    endedAt: moment.nullable(),
    endedBy: id.nullable().describe('Null where nobody ended it: it ran out, or a responsible doctor came.'),
    toldOn: day
      .nullable()
      .describe('The day the employee was told who opens the dossier; null: not yet, and it opens nothing (S9).'),
  })
  .describe(
    'S13 — for what, and until when, a core-expert doctor opens the dossier of an employee without a responsible doctor.',
  );
export type StatedDuty = Readonly<z.infer<typeof StatedDuty>>;

export const DutyStated = z
  .strictObject({
    statedDutyId: id,
    until: moment.describe('The moment from which it opens nothing any more.'),
    told: z
      .boolean()
      .describe('Whether the employee heard it here and now; else a letter is due, and it opens nothing.'),
  })
  .describe('The duty is on record.');
export type DutyStated = z.infer<typeof DutyStated>;

export const StatedDutyTold = z
  .strictObject({ statedDutyId: id, told: z.literal(true) })
  .describe('The letter is on record.');
export type StatedDutyTold = z.infer<typeof StatedDutyTold>;

export const StatedDutyEnded = z
  .strictObject({ statedDutyId: id, state: z.literal('ended') })
  .describe('The duty opens nothing any more.');
export type StatedDutyEnded = z.infer<typeof StatedDutyEnded>;
