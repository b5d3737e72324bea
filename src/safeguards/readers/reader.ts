import { z } from 'zod';
import { codeOf, id } from '../../platform/http/shown.js';

export const Sight = z
  .strictObject({
    kind: z.string().describe('Of the records, as the vocabulary calls them.'),
    purposes: z.array(codeOf('purpose')).readonly().describe('For which purposes.'),
    fields: z.array(z.string()).readonly().describe('Those that are shown; all others are left out.'),
    because: z.string().describe('The statement of the policy, beginning with its rule.'),
    onlyWhere: z
      .array(
        z.strictObject({
          fact: z.string().describe('A fact of the vocabulary about the record.'),
          is: z.boolean().describe('What it has to be.'),
        }),
      )
      .readonly()
      .describe(
        'What has to be so of the single record as well; empty where all of the kind in this dossier are shown.',
      ),
  })
  .describe('One statement by which somebody sees records of one kind in a dossier.');
export type Sight = Readonly<z.infer<typeof Sight>>;

export const Reader = z
  .strictObject({
    id: z.string().describe("The account's id and the role, with a slash between them."),
    accountId: id,
    role: codeOf('role'),
    inTheWay: z
      .string()
      .nullable()
      .describe('What keeps the role from working now, as `registration` or `account`; null when nothing does.'),
    sees: z.array(Sight).readonly().describe('By which statements the role sees what.'),
  })
  .describe(
    'S1 — what an account can see of a dossier at this moment in one role, and by which rule; never what is in it.',
  );
export type Reader = Readonly<z.infer<typeof Reader>>;
