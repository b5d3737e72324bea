import type { LocalDate } from '../../../platform/calendar/local-date.js';
import type { FieldError } from '../../../platform/problems/problem.js';
import { endOfTerm, type Term } from '../../../safeguards/access/policy/terms.js';

/**
 * What is wrong with the last day of a verdict that is issued today?
 *
 * @param validUntil null for a verdict that counts until another supersedes it
 * @param validity V5 — the longest a verdict may say it counts: a day further off would tell the expected duration, which
 *        is advice and never part of the answer
 * @returns null when nothing is
 */
export function whyNotValidUntil(validUntil: LocalDate | null, today: LocalDate, validity: Term): FieldError | null {
  if (validUntil === null) return null;
  if (validUntil < today) return { at: '/validUntil', code: 'in_the_past' };
  return validUntil > endOfTerm(validity, today) ? { at: '/validUntil', code: 'too_far_ahead', rule: 'V5' } : null;
}
