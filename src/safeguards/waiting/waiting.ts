import { z } from 'zod';
import { codeOf, day, id } from '../../platform/http/shown.js';

export const Waiting = z
  .strictObject({
    id: id.describe('Of the record: the routes of its kind have it by this id.'),
    what: codeOf('waiting').describe('What it is that waits.'),
    kind: z.string().describe('Of the record, as the vocabulary calls it.'),
    employeeId: id.nullable().describe('Whom it is about, where the record says that to the reader.'),
    employerId: id.nullable().describe('Which employer it is about, where the record says that to the reader.'),
    since: day.describe('Since when it waits.'),
    until: day.nullable().describe('The last day on which it can be decided; null where nothing ends.'),
  })
  .describe('Something that waits for a decision of the reader, and where; never what it says (D5).');
export type Waiting = Readonly<z.infer<typeof Waiting>>;
