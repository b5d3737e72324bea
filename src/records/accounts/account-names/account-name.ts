import { z } from 'zod';
import { id } from '../../../platform/http/shown.js';
import { ACCOUNT_KINDS } from '../../../safeguards/access/facts/access-facts.js';

export const AccountName = z
  .strictObject({
    id: id.describe('Of the account.'),
    name: z.string().describe('How the person is called at work.'),
    kind: z
      .enum(ACCOUNT_KINDS)
      .describe(
        'Employed here, hired under a processing agreement (P1), or acting for an employer or a person from outside.',
      ),
  })
  .describe(
    'Who acted, for an id in the trail or a register: somebody who works here or for an employer, never an employee.',
  );
export type AccountName = Readonly<z.infer<typeof AccountName>>;
