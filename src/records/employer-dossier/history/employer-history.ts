import { z } from 'zod';
import { id, moment, version } from '../../../platform/http/shown.js';
/** A code, word or day, a number, yes or no; the services of an agreement, an address; null where nothing was on record. */
const Former = z.union([
  z.string(),
  z.number(),
  z.boolean(),
  z.null(),
  z.array(z.string()),
  z.record(z.string(), z.string()),
]);

export const EmployerHistory = z
  .strictObject({
    id,
    employerId: id,
    kind: z.enum(['Employer', 'Agreement', 'ContactPerson', 'ContactMoment']).describe('Of what.'),
    recordId: id.describe('Of which record.'),
    version: version.describe('The version that it was.'),
    content: z.record(z.string(), Former).describe('Its fields, by name.'),
    replacedBy: id.nullable().describe('The account that changed it; null where none acted.'),
    replacedAt: moment,
  })
  .describe('What stood in an employer dossier before it was changed.');
export type EmployerHistory = Readonly<z.infer<typeof EmployerHistory>>;
