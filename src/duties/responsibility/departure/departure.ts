import { z } from 'zod';
import { id, moment } from '../../../platform/http/shown.js';
export const Departure = z
  .strictObject({
    id,
    doctorId: id,
    successorId: id,
    recordedBy: id,
    recordedAt: moment,
  })
  .describe('S9 — a doctor left, and another took over the employees that he was responsible for.');
export type Departure = Readonly<z.infer<typeof Departure>>;

export const DepartureRecorded = z
  .strictObject({
    departureId: id,
    employees: z.int().describe('How many were handed over.'),
    untold: z.int().describe('How many of them wait for a letter.'),
  })
  .describe('The doctor left, and the successor took over.');
export type DepartureRecorded = z.infer<typeof DepartureRecorded>;
