import { z } from 'zod';
import { printsCitizenNumber } from './citizen-number.js';

/**
 * A text that somebody writes in his own words about somebody else: without the space around it, and not empty.
 *
 * D4 — no citizen service number stands in it: those are in a vault of their own. The refusal names the place and never repeats it.
 *
 * @param longest in characters
 */
export function freeText(longest: number): z.ZodType<string> {
  return z
    .string()
    .trim()
    .min(1)
    .max(longest)
    .refine((text) => !printsCitizenNumber(text), { params: { code: 'citizen_number', rule: 'D4' } });
}
