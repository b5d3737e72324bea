import type { LocalDate } from '../../platform/calendar/local-date.js';
import { endOfTerm, type Term } from '../../safeguards/access/policy/terms.js';

/**
 * V6 — may the employer still read what it had about an employee?
 *
 * @param employments those with this employer; null as the last day of one that goes on
 * @returns true while one goes on, and until the term after the last one's end, its last day included; false where no
 *          employment is known: silence is refusal
 */
export function isStillReadable(
  employments: readonly { readonly endsOn: LocalDate | null }[],
  term: Term,
  today: LocalDate,
): boolean {
  return employments.some(({ endsOn }) => endsOn === null || endOfTerm(term, endsOn) >= today);
}
