import { z } from 'zod';
import { codeOf, day, id, moment } from '../../../platform/http/shown.js';

export const AdviceValue = z
  .union([z.string(), z.int(), z.array(z.string()).readonly()])
  .describe('What a field says: a code or a date, a whole number, or some codes; never a text of the own (V5).');
export type AdviceValue = z.infer<typeof AdviceValue>;

export const AdvisedItem = z
  .strictObject({
    item: codeOf('item').describe('The number of the item in the disclosure matrix.'),
    values: z.record(z.string(), AdviceValue).readonly().describe('By field, as GET /v1/advice-items lists them.'),
  })
  .describe('One item of advice.');
export type AdvisedItem = Readonly<z.infer<typeof AdvisedItem>>;

export const Advice = z
  .strictObject({
    id,
    absenceId: id,
    employeeId: id,
    items: z.array(AdvisedItem).readonly(),
    issuedAt: moment,
    doctorId: id,
    supersedes: id.nullable().describe('The advice about the same absence that this one supersedes.'),
  })
  .describe('What the dossier doctor advised about an absence, as it lies in the medical dossier.');
export type Advice = Readonly<z.infer<typeof Advice>>;

export const ReleasedAdvice = z
  .strictObject({
    ...AdvisedItem.shape,
    id,
    adviceId: id,
    absenceId: id,
    employerId: id,
    employeeId: id,
    issuedOn: day,
    state: z
      .enum(['current', 'superseded'])
      .describe('Superseded once another advice took its place as a whole: then it no longer counts.'),
    supersededBy: id
      .nullable()
      .describe(
        'The advice that took its place; null while none did, and to a reader who is given nothing of that one (V5).',
      ),
  })
  .describe('V7 — one item as employer and employee got it.');
export type ReleasedAdvice = Readonly<z.infer<typeof ReleasedAdvice>>;

export const AdviceIssued = z
  .strictObject({
    adviceId: id,
    released: z.boolean().describe('False while the letter to an employee without an account waits.'),
  })
  .describe('The advice is on record.');
export type AdviceIssued = z.infer<typeof AdviceIssued>;
