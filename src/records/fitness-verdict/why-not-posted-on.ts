import type { LocalDate } from '../../platform/calendar/local-date.js';

/** What is said of a day before that of what the letter says: one word each for a verdict (or what goes with it) and another text. */
export type TooEarly = 'before_the_verdict' | 'before_it_was_recorded';

/**
 * V7 — why can a letter not have been posted on that day?
 *
 * @param issuedOn the day of what it says
 * @returns null from that day to today
 */
export function whyNotPostedOn(
  postedOn: LocalDate,
  issuedOn: LocalDate,
  today: LocalDate,
  tooEarly: TooEarly = 'before_the_verdict',
): { readonly at: string; readonly code: string } | null {
  if (postedOn < issuedOn) return { at: '/postedOn', code: tooEarly };
  return postedOn > today ? { at: '/postedOn', code: 'in_the_future' } : null;
}
