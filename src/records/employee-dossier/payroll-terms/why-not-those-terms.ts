import { addTerm } from '../../../platform/calendar/term.js';
import type { LocalDate } from '../../../platform/calendar/local-date.js';
import type { FieldError } from '../../../platform/problems/problem.js';
import type { EmploymentDays } from '../employee.js';

/** What is agreed further ahead is a year typed wrongly. */
const FURTHEST_AHEAD = 'P1Y';
/** The change that begins on a later day than what it replaces; a correction says what should have stood there. */
const FROM_A_LATER_DAY = 'agreed-anew';

/** What somebody wants on record. */
export interface WantedTerms {
  readonly effectiveFrom: LocalDate;
  readonly payPeriod: string;
  /** Null of the first version. */
  readonly change: string | null;
}

/**
 * Can an employment be paid like this from that day on?
 * @param before the day from which the version before counts; null of the first one
 * @param isCode says whether something is a code of that list
 * @param today in Amsterdam
 * @returns what is wrong, field by field: an unlisted code (V9), a day outside the employment or too far ahead, a change that
 *          begins no later than what it replaces; empty if nothing is
 */
export function whyNotThoseTerms(
  { effectiveFrom, payPeriod, change }: WantedTerms,
  { startsOn, endsOn }: EmploymentDays,
  before: LocalDate | null,
  isCode: (list: string, code: string) => boolean,
  today: LocalDate,
): FieldError[] {
  const at = '/effectiveFrom';
  const isLate = before === null || change !== FROM_A_LATER_DAY || effectiveFrom > before;
  return [
    ...(isCode('pay-period', payPeriod) ? [] : [{ at: '/payPeriod', code: 'not_on_the_list', rule: 'V9' }]),
    ...(change === null || isCode('payroll-change', change)
      ? []
      : [{ at: '/change', code: 'not_on_the_list', rule: 'V9' }]),
    ...(startsOn !== null && effectiveFrom < startsOn ? [{ at, code: 'before_employment' }] : []),
    ...(endsOn !== null && effectiveFrom > endsOn ? [{ at, code: 'after_employment' }] : []),
    ...(effectiveFrom > addTerm(today, FURTHEST_AHEAD) ? [{ at, code: 'too_far_ahead' }] : []),
    ...(isLate ? [] : [{ at, code: 'not_after_the_version_before' }]),
  ];
}
