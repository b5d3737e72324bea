import { plainDate, startOfDayAmsterdam, type LocalDate } from '../../../platform/calendar/local-date.js';
import { endOfTerm, type Term } from '../../../safeguards/access/policy/terms.js';

/**
 * When an invitation ends: at the end of the last day of its term, in Amsterdam.
 * @param firstDay the day it is given, or on which its letter is printed at the earliest
 * @returns ISO 8601, UTC
 */
export function invitationExpiry(validity: Term, firstDay: LocalDate): string {
  return startOfDayAmsterdam(plainDate(endOfTerm(validity, firstDay)).add({ days: 1 }).toString()).toString();
}
