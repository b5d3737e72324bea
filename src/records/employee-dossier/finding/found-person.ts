import { z } from 'zod';
import { day, id } from '../../../platform/http/shown.js';

export const FoundPerson = z
  .strictObject({
    id: id.describe('Of the employee.'),
    employerId: id,
    givenName: z.string(),
    infix: z.string().nullable(),
    familyName: z.string(),
    birthDate: day.nullable(),
  })
  .describe('Somebody who was sought in an emergency: enough to tell people apart, and nothing else of the dossier.');
export type FoundPerson = Readonly<z.infer<typeof FoundPerson>>;
