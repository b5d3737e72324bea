import { z } from 'zod';
import { localDate, uuid } from '../../../platform/http/input-types.js';
import { isIban } from './is-iban.js';

/** Arbeidstijdenwet, article 5:7, second paragraph: nobody works more than sixty hours in a week. */
const MOST_HOURS = 60;
/** A million euros in one pay period is a comma forgotten. */
const MOST_CENTS = 100_000_000;

const code = (list: string) =>
  z
    .string()
    .regex(/^[a-z]+(-[a-z]+)*$/)
    .max(40)
    .meta({ description: `A code of the list ${list}.`, rule: 'V9', codes: list });

const said = {
  effectiveFrom: localDate.meta({ description: 'The first day that is paid so: a day of the employment.' }),
  hoursPerWeek: z
    .number()
    .min(0)
    .max(MOST_HOURS)
    .multipleOf(0.01)
    .meta({ description: 'As agreed; 0 where none were.' }),
  grossWageCents: z
    .int()
    .min(0)
    .max(MOST_CENTS)
    .meta({ description: 'The gross wage of one pay period, in cents of a euro.' }),
  payPeriod: code('pay-period'),
  wageTaxCredit: z.boolean().meta({ description: 'Whether the wage tax credit applies.' }),
  iban: z
    .string()
    .max(34)
    .refine(isIban, { params: { code: 'not_an_iban' } })
    .meta({
      description: 'The account that is paid to, in the European Economic Area: ISO 13616, capitals, without spaces.',
      rule: 'V9',
      example: 'NL91ABNA0417164300',
    }),
};

/** What an employment is paid: no field takes a sentence, and none is about absence or health (V9, D5). */
export const PayrollTermsInput = z.strictObject({
  employmentId: uuid.meta({ description: 'The employment that is paid so.' }),
  ...said,
});
export type PayrollTermsInput = z.infer<typeof PayrollTermsInput>;

/** The whole of it anew; the earlier version stays as history. */
export const PayrollTermsAmendmentInput = z.strictObject({
  ...said,
  change: code('payroll-change'),
  version: z
    .int()
    .positive()
    .meta({ description: "The version that was read; 409 when it isn't the current one any more." }),
});
export type PayrollTermsAmendmentInput = z.infer<typeof PayrollTermsAmendmentInput>;
