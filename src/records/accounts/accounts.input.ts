import { z } from 'zod';
import { localDate } from '../../platform/http/input-types.js';

const PRINTABLE = /^[^\p{Cc}\p{Cf}\p{Zl}\p{Zp}]+$/u;

const name = z
  .string()
  .trim()
  .min(1)
  .max(120)
  .regex(PRINTABLE)
  .meta({ description: 'How the person is called at work.' });

/** A new account. Of an employee none is made here: his comes into being when he links his dossier. */
export const AccountInput = z
  .discriminatedUnion('kind', [
    z.strictObject({ kind: z.enum(['staff', 'external']), name }),
    z.strictObject({
      kind: z.literal('hired'),
      name,
      hiredUntil: localDate.meta({ description: 'The last day of the agreement under which he is hired.', rule: 'S7' }),
    }),
  ])
  .meta({ description: 'Staff and hired people work for the service; an external one acts for an employer.' });
export type AccountInput = z.infer<typeof AccountInput>;
