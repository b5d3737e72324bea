import { z } from 'zod';
import { codeOf, id, moment } from '../../../platform/http/shown.js';
export const StatedDuty = z
  .strictObject({
    id,
    employeeId: id,
    doctorId: id,
    duty: codeOf('stated-duty'),
    from: moment,
    until: moment.describe('The moment from which it opens nothing any more, unless it ended before.'),
    endedAt: moment.nullable(),
    endedBy: id.nullable().describe('Null where nobody ended it: it ran out, or a responsible doctor came.'),
  })
  .describe(
    'S13 — for what, and until when, a core-expert doctor opens the dossier of an employee without a responsible doctor.',
  );
export type StatedDuty = Readonly<z.infer<typeof StatedDuty>>;

export const DutyStated = z
  .strictObject({ statedDutyId: id, until: moment.describe('The moment from which it opens nothing any more.') })
  .describe('The duty is on record.');
export type DutyStated = z.infer<typeof DutyStated>;

export const StatedDutyEnded = z
  .strictObject({ statedDutyId: id, state: z.literal('ended') })
  .describe('The duty opens nothing any more.');
export type StatedDutyEnded = z.infer<typeof StatedDutyEnded>;
