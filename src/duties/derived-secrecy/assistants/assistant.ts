import { z } from 'zod';
import { id } from '../../../platform/http/shown.js';
import { ACCOUNT_KINDS } from '../../../safeguards/access/facts/access-facts.js';

export const Assistant = z
  .strictObject({
    id: id.describe('Of the account.'),
    name: z.string().describe("The assistant's name."),
    kind: z.enum(ACCOUNT_KINDS).describe('Of the account: whether the assistant is employed or hired.'),
  })
  .describe('A medical assistant whom a doctor can choose now; what she still has to sign, a delegation says.');
export type Assistant = Readonly<z.infer<typeof Assistant>>;
