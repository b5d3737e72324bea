import { z } from 'zod';
import { localDate, uuid } from '../../platform/http/input-types.js';
import { personName } from '../../platform/http/name-types.js';

const name = personName.meta({ description: 'How the person is called at work.' });
const KIND =
  'Employed here, hired under a processing agreement (P1), or acting for an employer or a person from outside.';

/** A new account. Of an employee none is made here: his comes into being when he links his dossier. */
export const AccountInput = z
  .discriminatedUnion('kind', [
    z.strictObject({ kind: z.enum(['staff', 'external']).meta({ description: KIND }), name }),
    z.strictObject({
      kind: z.literal('hired').meta({ description: KIND }),
      name,
      hiredUntil: localDate.meta({ description: 'His own last day; one of the agreement.', rule: 'S7' }),
      processingAgreementId: uuid.meta({
        description: 'The processing agreement he works under: confirmed, and in force until his last day.',
        rule: 'P1',
      }),
    }),
  ])
  .meta({ description: 'Staff and hired people work for the service; an external one acts for an employer.' });
export type AccountInput = z.infer<typeof AccountInput>;
