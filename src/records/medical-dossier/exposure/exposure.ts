import { z } from 'zod';
import { codeOf, day, id, moment, version } from '../../../platform/http/shown.js';

export const Exposure = z
  .strictObject({
    id,
    employeeId: id,
    version,
    agentClass: codeOf('agent-class'),
    agent: z.string().nullable().describe('What it was; null where only the class is known.'),
    from: day.describe('The first day.'),
    until: day.nullable().describe('The last day; null while it goes on, or where the end is unknown.'),
    source: z.string().describe("How it is known: a measurement, a register, the employee's own account."),
    reason: z.string().nullable().describe('Why this version replaced the one before; null of the first.'),
    authorId: id,
    responsibleDoctorId: id.describe('S11 — the doctor under whose responsibility it was written.'),
    recordedAt: moment,
  })
  .describe('R3 — to what an employee was exposed at work, at one version: the clocks of retention run from its end.');
export type Exposure = Readonly<z.infer<typeof Exposure>>;

/** What is sealed under the medical key for one version. */
export interface ExposureContent {
  readonly agent: string | null;
  readonly source: string;
  readonly reason: string | null;
}

export const ExposureRecorded = z.strictObject({ exposureId: id }).describe('The exposure is on record.');
export type ExposureRecorded = z.infer<typeof ExposureRecorded>;

export const ExposureAmended = z
  .strictObject({ exposureId: id, version })
  .describe('The exposure is on record at that version.');
export type ExposureAmended = z.infer<typeof ExposureAmended>;
