import type { LocalDate } from '../../../platform/calendar/local-date.js';
import { endOfTerm, type Term } from '../../../safeguards/access/policy/terms.js';

/** From which birthday, and until which one, somebody may apply. */
export interface ApplicantAges {
  readonly youngest: Term;
  readonly oldest: Term;
}

/**
 * V9 — could somebody born on that day apply? It catches a typed-over year: a person who doesn't exist can't be examined, and
 * one day proves who he is with that date (I1).
 *
 * @returns null, or the code of what is wrong with the day; both birthdays count
 */
export function whyNotThatAge(
  birthDate: LocalDate,
  { youngest, oldest }: ApplicantAges,
  today: LocalDate,
): 'too_young' | 'too_old' | null {
  if (endOfTerm(youngest, birthDate) > today) return 'too_young';
  return endOfTerm(oldest, birthDate) < today ? 'too_old' : null;
}
