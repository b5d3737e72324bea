import { z } from 'zod';
import { day, id, version } from '../../../platform/http/shown.js';

/** What somebody does at the employer, as far as the relation needs it. */
export const FUNCTIONS = [
  'management',
  'human-resources',
  'payroll',
  'finance',
  'works-council',
  'prevention',
  'legal',
  'other',
] as const;

export const ContactPerson = z
  .strictObject({
    id,
    employerId: id,
    name: z.string().describe('The name, as one addresses him.'),
    function: z.enum(FUNCTIONS),
    phone: z.string(),
    email: z.string(),
    from: day.describe('Since when he speaks for the employer.'),
    until: day.nullable().describe('The last day; null while it is open-ended.'),
    version,
  })
  .describe('Somebody who speaks for an employer: of the relation, not somebody whom the service cares for (D3).');
export type ContactPerson = Readonly<z.infer<typeof ContactPerson>>;

export const ContactPersonWritten = z
  .strictObject({ contactPersonId: id, version })
  .describe('The person is on record at that version.');
export type ContactPersonWritten = z.infer<typeof ContactPersonWritten>;
