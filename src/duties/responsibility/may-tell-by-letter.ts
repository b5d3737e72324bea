import type { LocalDate } from '../../platform/calendar/local-date.js';

/**
 * S9 — can a letter posted that day have told the employee of a responsibility, or of a stated duty, that began on `begunOn`?
 * @returns null, or the code of the field error
 */
export function whyNotToldByLetter(
  postedOn: LocalDate,
  begunOn: LocalDate,
  today: LocalDate,
  of: 'responsibility' | 'duty' = 'responsibility',
): string | null {
  if (postedOn > today) return 'in_the_future';
  return postedOn < begunOn ? `before_the_${of}` : null;
}
