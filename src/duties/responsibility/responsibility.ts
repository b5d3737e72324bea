import { z } from 'zod';
import { day, id, moment } from '../../platform/http/shown.js';

export const Responsibility = z
  .strictObject({
    id,
    employeeId: id,
    doctorId: id,
    from: moment.nullable().describe("Since when; null while a second doctor's confirmation is awaited."),
    until: moment.nullable().describe('When it ended; null while it goes on.'),
    endedBecause: z
      .enum(['act', 'agreement-ended', 'role-ended'])
      .nullable()
      .describe(
        "Whether somebody ended it, or the end of the employer's last agreement (S13) or of the doctor's role or training (S9) did; null while it goes on.",
      ),
    givenBy: id,
    confirmedBy: id.nullable(),
    toldOn: day
      .nullable()
      .describe('The day the employee was told who the doctor is; null: not yet, and the medical dossier stays shut.'),
  })
  .describe('S9 — who is, was or will be responsible for an employee.');
export type Responsibility = Readonly<z.infer<typeof Responsibility>>;

export const ResponsibilityGiven = z
  .strictObject({
    responsibilityId: id,
    state: z.enum(['in-force', 'pending']).describe('Pending while a second doctor has to confirm it.'),
    told: z.boolean().describe('Whether the employee heard it here and now; else a letter is due.'),
  })
  .describe('The responsibility is given.');
export type ResponsibilityGiven = z.infer<typeof ResponsibilityGiven>;

export const ResponsibilityTold = z
  .strictObject({ responsibilityId: id, told: z.literal(true) })
  .describe('The letter is on record.');
export type ResponsibilityTold = z.infer<typeof ResponsibilityTold>;

export const ResponsibilityEnded = z
  .strictObject({ responsibilityId: id, state: z.literal('ended') })
  .describe('The responsibility ended.');
export type ResponsibilityEnded = z.infer<typeof ResponsibilityEnded>;
