import type { LocalDate } from '../../platform/calendar/local-date.js';

/** V7 — why can a letter not have been posted on that day? @returns null from the day of what it says, to today. */
export function whyNotPostedOn(
  postedOn: LocalDate,
  issuedOn: LocalDate,
  today: LocalDate,
): { readonly at: string; readonly code: string } | null {
  if (postedOn < issuedOn) return { at: '/postedOn', code: 'before_the_verdict' };
  return postedOn > today ? { at: '/postedOn', code: 'in_the_future' } : null;
}
