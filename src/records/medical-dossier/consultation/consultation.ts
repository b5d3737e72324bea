import { z } from 'zod';
import { day, id, moment } from '../../../platform/http/shown.js';
import { AskedOfADoctor } from '../asked/asked-of-a-doctor.js';

export const Consultation = z
  .strictObject({
    ...AskedOfADoctor.shape,
    question: z.string().describe('What it is about, and how the employee is to be reached, in his words.'),
    plannedFor: moment.nullable().describe('When it is, as the doctor planned it last; null while he did not.'),
  })
  .describe(
    'S14 — a consultation that an employee asks for because he wants to: the employer does not know of it, nor who serves him.',
  );
export type Consultation = Readonly<z.infer<typeof Consultation>>;

export const ConsultationAsked = z
  .strictObject({ consultationId: id, lastDay: day.describe('The last day on which the doctor sees it.') })
  .describe('The question is before the doctor.');
export type ConsultationAsked = z.infer<typeof ConsultationAsked>;

export const ConsultationPlanned = z.strictObject({ consultationId: id, plannedFor: moment }).describe('When it is.');
export type ConsultationPlanned = z.infer<typeof ConsultationPlanned>;

/** What is sealed under the medical key of a question. */
export interface QuestionContent {
  readonly text: string;
}
