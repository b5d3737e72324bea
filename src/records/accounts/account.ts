import { z } from 'zod';
import { id, moment } from '../../platform/http/shown.js';
import { ACCOUNT_KINDS, ACCOUNT_STATUSES } from '../../safeguards/access/facts/access-facts.js';

export const Account = z
  .strictObject({
    id,
    name: z
      .string()
      .nullable()
      .describe('Null for somebody who came in as an employee: that name is in the employee dossier.'),
    kind: z.enum(ACCOUNT_KINDS),
    status: z.enum(ACCOUNT_STATUSES),
    createdAt: moment,
    linkedAt: moment.nullable().describe('Null while nobody linked it.'),
  })
  .describe('Somebody who signs in, or will. Who he is in a dossier stands there and not here (D1).');
export type Account = Readonly<z.infer<typeof Account>>;
