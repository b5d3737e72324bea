import { z } from 'zod';
import { day, id, moment } from '../../../platform/http/shown.js';

export const Training = z
  .strictObject({
    id,
    traineeId: id,
    supervisorId: id,
    from: day.describe('The first day.'),
    until: day.describe('The last day.'),
    givenBy: id,
    endedAt: moment.nullable().describe('When somebody ended it before its last day was over, null when nobody did.'),
    endedBy: id.nullable(),
  })
  .describe('S15 — under whom a doctor in training works, from and until when. Both days count.');
export type Training = Readonly<z.infer<typeof Training>>;

export const TrainingRecorded = z.strictObject({ trainingId: id }).describe('The training is on record.');
export type TrainingRecorded = z.infer<typeof TrainingRecorded>;

export const TrainingEnded = z
  .strictObject({ trainingId: id, state: z.literal('ended') })
  .describe('The training ended.');
export type TrainingEnded = z.infer<typeof TrainingEnded>;
