import { z } from 'zod';
import { day, id } from '../../../platform/http/shown.js';

export const ApplicantRecorded = z
  .strictObject({
    employeeId: id,
    until: day.describe('The last day on which an examination can be commissioned.'),
    known: z.boolean().describe('Whether the employer had this person on record before.'),
  })
  .describe('The applicant is on record.');
export type ApplicantRecorded = z.infer<typeof ApplicantRecorded>;
