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
    kind: z
      .enum(ACCOUNT_KINDS)
      .describe(
        'Employed here, hired under a processing agreement (P1), external (for an employer, or a representative), or an employee.',
      ),
    status: z
      .enum(ACCOUNT_STATUSES)
      .describe(
        'Invited: nobody linked it yet. Suspended: an administrator shut it, and it can do nothing. Whether it works also depends on what was signed (S7).',
      ),
    createdAt: moment,
    linkedAt: moment.nullable().describe('Null while nobody linked it.'),
  })
  .describe('Somebody who signs in, or will. Who he is in a dossier stands there and not here (D1).');
export type Account = Readonly<z.infer<typeof Account>>;
