import type { LocalDate } from '../../../platform/calendar/local-date.js';

/**
 * S3 — does an instruction of that day count now?
 * @param validUntil its last day
 * @returns null, or the code of the field error
 */
export function whyNotInstructed(givenOn: LocalDate, validUntil: LocalDate, today: LocalDate): string | null {
  if (givenOn > today) return 'in_the_future';
  return validUntil < today ? 'lapsed' : null;
}
