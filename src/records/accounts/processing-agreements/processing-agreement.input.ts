import { z } from 'zod';
import { localDate } from '../../../platform/http/input-types.js';
import { CALLS } from '../../../platform/http/name-types.js';
import { eeaCountry } from '../../../safeguards/disclosure/eea-country.js';

/** Letters, digits and what stands in a trade name: no line and no character that turns text around. */
const TRADE_NAME = /^[\p{L}\d][\p{L}\d .,&+'’()/-]*$/u;

/** P1 — a processing agreement as it was signed. */
export const ProcessingAgreementInput = z.strictObject({
  organisation: z
    .string()
    .trim()
    .min(1)
    .max(120)
    .regex(TRADE_NAME)
    .meta({ description: 'The organisation that processes: its trade name.', rule: 'P1' })
    .register(CALLS, { called: 'organisation' }),
  country: eeaCountry,
  signedOn: localDate.meta({ description: 'When it was signed: today at the latest.', rule: 'P1' }),
  from: localDate.meta({ description: 'The first day; never before it was signed.', rule: 'P1' }),
  until: localDate.meta({ description: 'The last day: today or later.', rule: 'P1' }),
});
export type ProcessingAgreementInput = z.infer<typeof ProcessingAgreementInput>;
