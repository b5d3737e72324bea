import { z } from 'zod';
import { id, moment } from '../../platform/http/shown.js';
export const TrailRecord = z
  .strictObject({
    id: z.string().describe('Its place in the trail, a number as text.'),
    at: moment,
    requestId: id,
    accountId: id.nullable(),
    actingRole: z.string().nullable(),
    responsibleDoctorId: id.nullable(),
    purpose: z.string().nullable(),
    action: z.string(),
    kind: z.string(),
    recordId: id.nullable(),
    employeeId: id.nullable(),
    rule: z.string().nullable(),
    outcome: z.string(),
    status: z.int(),
    source: z.string(),
    route: z.string(),
    claims: z
      .record(z.string(), z.string())
      .nullable()
      .describe('What the caller said of itself without proof; claims only.'),
  })
  .describe('A trail line as the data protection officer reads it (A1).');
export type TrailRecord = Readonly<z.infer<typeof TrailRecord>>;

export const AttemptRecord = z
  .strictObject({
    id: z.string().describe('Its place in the trail, a number as text.'),
    minute: moment,
    source: z.string(),
    count: z.int(),
  })
  .describe('Attempts that proved nobody, of one source in one minute.');
export type AttemptRecord = Readonly<z.infer<typeof AttemptRecord>>;
