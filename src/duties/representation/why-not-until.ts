import type { LocalDate } from '../../platform/calendar/local-date.js';
import { endOfTerm, type Term } from '../../safeguards/access/policy/terms.js';

/** Can a mandate that begins today last until that day? @returns null, or a code: in the past, or longer than the term */
export function whyNotUntil(until: LocalDate, today: LocalDate, longest: Term): string | null {
  if (until < today) return 'in_the_past';
  return until > endOfTerm(longest, today) ? 'too_far_ahead' : null;
}
