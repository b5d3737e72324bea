import { z } from 'zod';
import { codeOf, day, id } from '../../platform/http/shown.js';

export const Ending = z
  .strictObject({
    id: id.describe('Of the record: the routes of its kind have it by this id.'),
    what: codeOf('ending').describe('What it is that ends.'),
    kind: z.string().describe('Of the record, as the vocabulary calls it.'),
    accountId: id.nullable().describe('Whose it is, where the record says that to the reader.'),
    employeeId: id.nullable().describe('Whom it is about, where the record says that to the reader.'),
    employerId: id.nullable().describe('Which employer it is about, where the record says that to the reader.'),
    until: day.describe('Its last day.'),
  })
  .describe('Something that is about to end, and when; never what it says (D5).');
export type Ending = Readonly<z.infer<typeof Ending>>;
