import { z } from 'zod';
import type { LocalDate } from '../../../platform/calendar/local-date.js';
import { day, id } from '../../../platform/http/shown.js';

/** V1 — the one question about an absence that an employer may ask. */
export const QUESTION = 'fit-for-own-work';

export const VerdictQuestion = z
  .strictObject({
    id,
    employerId: id,
    employeeId: id,
    absenceId: id,
    question: z.literal(QUESTION),
    askedOn: day,
    closesOn: day.describe('The last day on which it is open.'),
    state: z.enum(['open', 'closed']).describe('V4 — by its date alone, whether answered, held or not.'),
  })
  .describe('A question of an employer about a running absence of an employee of its own.');
export type VerdictQuestion = Readonly<z.infer<typeof VerdictQuestion>>;

/** Is a question with that last day still open? The last day counts. */
export function isOpen(closesOn: LocalDate, today: LocalDate): boolean {
  return today <= closesOn;
}

export const QuestionAsked = z
  .strictObject({ questionId: id, closesOn: day.describe('The last day on which it is open.') })
  .describe('The question is put.');
export type QuestionAsked = z.infer<typeof QuestionAsked>;
