import { z } from 'zod';
import { QUESTION } from './verdict-question.js';

/** V1 — what an employer asks: a closed set, and nothing beside it. */
export const QuestionInput = z.strictObject({
  question: z.enum([QUESTION]).meta({ description: 'Is the employee fit for the own work?', rule: 'V1' }),
});
export type QuestionInput = z.infer<typeof QuestionInput>;
