import type { LocalDate } from '../../../platform/calendar/local-date.js';
import type { ServicesPage } from '../../../safeguards/access/policy/services-page.js';
import {
  type AgreedServices,
  mayRecord,
  whatMayBeRecorded,
} from '../../../safeguards/services/what-may-be-recorded.js';
import type { EmploymentDays } from '../employee.js';
import { isEmploymentReadable } from '../../../safeguards/looking-back/is-readable-by-employer.js';
import type { ReadingTerms } from '../../../safeguards/looking-back/reading-terms.js';

export const PAYROLL_TERMS = 'PayrollTerms';

/**
 * S7, D7 — does the service run the payroll of an employment: an agreement in force asks for its terms, and it goes on, or ended
 * less than the term ago that an employer may look back (V6)? Of one that nobody said since when, no: it came with a sick report
 * (V9), and who runs the payroll is told nothing of absence.
 * @param agreements all of the employer
 * @param today in Amsterdam
 */
export function isOnPayroll(
  employment: EmploymentDays,
  agreements: readonly AgreedServices[],
  services: ServicesPage,
  terms: ReadingTerms,
  today: LocalDate,
): boolean {
  return (
    employment.startsOn !== null &&
    isEmploymentReadable(employment, terms, today) &&
    agreements.some((agreement) => mayRecord(whatMayBeRecorded(services, agreement, today), PAYROLL_TERMS, 'everybody'))
  );
}
