import { z } from 'zod';
import { id, moment } from '../../platform/http/shown.js';

const Part = z
  .strictObject({
    kind: z.string().describe('Of its records, as the vocabulary calls it.'),
    list: z.string().describe('The route that has the whole list.'),
    items: z.array(z.looseObject({})).readonly().describe('Its first records, each as that list shows it.'),
    more: z.boolean().describe('Whether that list goes on.'),
    newIds: z
      .array(z.string())
      .readonly()
      .nullable()
      .describe(
        "Which of these others recorded since the moment that was asked with; null where none was, or the records don't say when.",
      ),
  })
  .describe('One list about the employee, as far as the page has it.');

export const DossierPage = z
  .strictObject({
    id,
    employeeId: id,
    asOf: moment.describe('When it was read: what `since` asks with the next time.'),
    parts: z
      .array(Part)
      .readonly()
      .describe('The lists that the reader has of this person; what he may not read is absent.'),
    newSince: z.int().min(0).nullable().describe('How many of these records are new; null where it was not asked.'),
    fresherSignInShowsMore: z
      .boolean()
      .describe(
        "Whether a stronger or more recent sign-in has lists that this one hasn't, in this role and of anybody (D10).",
      ),
  })
  .describe('S7 — what the reader may see of one person, in one answer.');
export type DossierPage = Readonly<z.infer<typeof DossierPage>>;
export type ShownPart = z.infer<typeof Part>;
