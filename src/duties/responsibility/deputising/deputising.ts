import { z } from 'zod';
import { day, id, moment } from '../../../platform/http/shown.js';

/** Why a doctor is away: a closed list, since a doctor's reasons are his affair (D5). */
export const ABSENCE_REASONS = ['leave', 'illness', 'training', 'departure'] as const;

export const Deputising = z
  .strictObject({
    id,
    absentDoctorId: id,
    deputyId: id,
    from: day.describe('The first day.'),
    until: day.describe('The last day.'),
    reason: z.enum(ABSENCE_REASONS).describe('Why the doctor is away.'),
    enteredBy: id,
    endedAt: moment.nullable().describe('When somebody ended it before its last day was over, null when nobody did.'),
    endedBy: id.nullable(),
  })
  .describe('S4 — who stands in for whom, from, until and why. Both days count.');
export type Deputising = Readonly<z.infer<typeof Deputising>>;

export const DeputisingRecorded = z.strictObject({ deputisingId: id }).describe('The deputising is on record.');
export type DeputisingRecorded = z.infer<typeof DeputisingRecorded>;

export const DeputisingEnded = z
  .strictObject({ deputisingId: id, state: z.literal('ended') })
  .describe('The deputising ended.');
export type DeputisingEnded = z.infer<typeof DeputisingEnded>;
