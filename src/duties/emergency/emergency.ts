import { z } from 'zod';
import { codeOf, day, id, moment } from '../../platform/http/shown.js';

/** What another doctor's review may find (S8). */
export const FINDINGS = ['justified', 'not-justified'] as const;
export type Finding = (typeof FINDINGS)[number];

export const Emergency = z
  .strictObject({
    id,
    employeeId: id,
    openedBy: id,
    ground: codeOf('emergency-ground').describe('The reason lies in the medical store.'),
    from: moment.describe('When it was opened.'),
    until: moment.describe('The moment from which it opens nothing any more.'),
    tellBy: moment.describe('By when the employee is told.'),
    toldAt: moment.nullable(),
    toldHow: z
      .enum(['in-app', 'posted'])
      .nullable()
      .describe('In the app, or by a letter that was posted; null while the employee was not told.'),
    postponed: z
      .boolean()
      .describe("Told later, for a doctor's reason: while this is so the employee sees nothing of it."),
    postponedAt: moment.nullable().describe('When the telling was postponed last; null where it never was.'),
    postponedBy: id.nullable().describe('The doctor who postponed it.'),
    postponedUntil: moment
      .nullable()
      .describe(
        'Until when it is, or was, postponed; null where it fell before its end and nobody told the employee yet.',
      ),
    reviewBy: day.describe('The last day for a review.'),
    reviewedAt: moment.nullable(),
    reviewedBy: id.nullable(),
    finding: z.enum(FINDINGS).nullable(),
  })
  .describe("S8 — one employee's dossier, open to one doctor for an hour.");
export type Emergency = Readonly<z.infer<typeof Emergency>>;

export const EmergencyReason = z
  .strictObject({
    id,
    employeeId: id,
    openedBy: id,
    reason: z.string().describe("The doctor's words."),
  })
  .describe("Why it was opened, in the doctor's words, from the medical store (D5).");
export type EmergencyReason = Readonly<z.infer<typeof EmergencyReason>>;

export const EmergencyOpened = z
  .strictObject({
    emergencyId: id,
    until: moment.describe('The moment from which it opens nothing any more.'),
    reviewBy: day.describe('The last day for a review.'),
  })
  .describe('The dossier is open to the acting doctor, to read.');
export type EmergencyOpened = z.infer<typeof EmergencyOpened>;

export const EmergencyReviewed = z
  .strictObject({
    emergencyId: id,
    finding: z.enum(FINDINGS),
    breachId: id.nullable().describe("The breach record that 'not-justified' opened."),
  })
  .describe('The finding is on record.');
export type EmergencyReviewed = z.infer<typeof EmergencyReviewed>;

export const EmergencyTold = z
  .strictObject({ emergencyId: id, told: z.literal(true) })
  .describe('The letter is on record.');
export type EmergencyTold = z.infer<typeof EmergencyTold>;
