import { z } from 'zod';
import { codeOf, day, id, moment, version } from '../../../platform/http/shown.js';

export const PayrollTermsContent = z
  .strictObject({
    effectiveFrom: day.describe('The first day that is paid so.'),
    hoursPerWeek: z.number().describe('As agreed; 0 where none were.'),
    grossWageCents: z.int().describe('The gross wage of one pay period, in cents of a euro.'),
    payPeriod: codeOf('pay-period'),
    wageTaxCredit: z.boolean().describe('Whether the wage tax credit applies.'),
    iban: z.string().describe('The account that is paid to: ISO 13616, without spaces.'),
    change: codeOf('payroll-change')
      .nullable()
      .describe('Why this version replaced the one before; null of the first.'),
  })
  .describe('What of payroll terms is sealed under the employee key.');
export type PayrollTermsContent = Readonly<z.infer<typeof PayrollTermsContent>>;

export const PayrollTerms = z
  .strictObject({
    ...PayrollTermsContent.shape,
    id,
    employmentId: id,
    employeeId: id,
    version,
    recordedBy: id,
    recordedAt: moment,
  })
  .describe('D7 — what somebody is paid in an employment, and on what terms, at one version; nothing of absence.');
export type PayrollTerms = Readonly<z.infer<typeof PayrollTerms>>;

export const PayrollTermsWritten = z
  .strictObject({ payrollTermsId: id, version })
  .describe('The payroll terms are on record at that version.');
export type PayrollTermsWritten = z.infer<typeof PayrollTermsWritten>;
