import type { LocalDate } from '../../platform/calendar/local-date.js';
import { endOfTerm, type Term } from '../../safeguards/access/policy/terms.js';
import type { EmploymentDays } from './employee.js';

/** What somebody has, or had, with an employer. */
export interface Relations {
  readonly employments: readonly EmploymentDays[];
  /** Each with its last day. */
  readonly applications: readonly { readonly until: LocalDate }[];
}

/** How long an employer may look back after the end of either (V6). */
export interface ReadingTerms {
  readonly afterEmployment: Term;
  readonly afterApplication: Term;
}

/** V6 — an employment is readable while it goes on, and until the term after its end, the last day included. */
export function isEmploymentReadable(
  { endsOn }: Pick<EmploymentDays, 'endsOn'>,
  { afterEmployment }: ReadingTerms,
  today: LocalDate,
): boolean {
  return endsOn === null || endOfTerm(afterEmployment, endsOn) >= today;
}

/** V6 — who somebody is stays readable as long as one of his employments is, or an application of his. */
export function isPersonReadable(
  { employments, applications }: Relations,
  terms: ReadingTerms,
  today: LocalDate,
): boolean {
  return (
    employments.some((employment) => isEmploymentReadable(employment, terms, today)) ||
    applications.some(({ until }) => endOfTerm(terms.afterApplication, until) >= today)
  );
}

/**
 * V6 — an absence is readable as long as the employment that it is read with.
 *
 * @returns false of who has or had none
 */
export function isAbsenceReadable(
  firstDay: LocalDate,
  { employments }: Relations,
  terms: ReadingTerms,
  today: LocalDate,
): boolean {
  const employment = employmentReadWith(firstDay, employments);
  return employment !== null && isEmploymentReadable(employment, terms, today);
}

/**
 * The last employment that had begun by the first day: an unknown start counts as begun (V9), and who bears the sick-pay
 * risk reports after an end too. Where none had, because a start was put right since, the first: what an employer reported
 * it still has to end.
 */
function employmentReadWith(firstDay: LocalDate, employments: readonly EmploymentDays[]): EmploymentDays | null {
  const begun = employments.filter(({ startsOn }) => startsOn === null || startsOn <= firstDay);
  if (begun.length > 0) return begun.reduce((last, one) => (endOf(one) > endOf(last) ? one : last));
  const [first] = employments.toSorted((one, other) => (one.startsOn ?? '').localeCompare(other.startsOn ?? ''));
  return first ?? null;
}

/** Later than any day where it goes on. */
function endOf({ endsOn }: EmploymentDays): string {
  return endsOn ?? '~';
}
