import { z } from 'zod';
import { day, id, moment } from '../../../platform/http/shown.js';

export const ProcessingAgreement = z
  .strictObject({
    id,
    organisation: z.string().describe('The processor.'),
    country: z.string().describe('ISO 3166-1, two letters: inside the European Economic Area (D8).'),
    signedOn: day,
    from: day.describe('The first day.'),
    until: day.describe('The last day.'),
    recordedBy: id,
    confirmedBy: id.nullable().describe("Null while the second person hasn't confirmed it: nobody works under it yet."),
    confirmedAt: moment.nullable(),
    endedBy: id.nullable(),
    endedAt: moment.nullable().describe('When somebody ended it before its last day was over, null when nobody did.'),
  })
  .describe('P1 — under which agreement people of another organisation work here. Both days count.');
export type ProcessingAgreement = Readonly<z.infer<typeof ProcessingAgreement>>;

export const ProcessingAgreementChanged = z
  .strictObject({ processingAgreementId: id, state: z.enum(['recorded', 'confirmed', 'ended']) })
  .describe('What became of the agreement.');
export type ProcessingAgreementChanged = z.infer<typeof ProcessingAgreementChanged>;
