import type { LocalDate } from '../../platform/calendar/local-date.js';
import { endOfTerm } from '../access/policy/terms.js';
import type { ReadingTerms } from './reading-terms.js';

/** An employment; an unknown start counts as begun (V9), the last day is included. */
interface EmploymentDays {
  readonly startsOn: LocalDate | null;
  readonly endsOn: LocalDate | null;
}

/** What somebody has, or had, with an employer. */
export interface Relations {
  readonly employments: readonly EmploymentDays[];
  /** Each with its last day. */
  readonly applications: readonly { readonly until: LocalDate }[];
}

/** V6 — an employment is readable while it goes on, and until the term after its end, the last day included. */
export function isEmploymentReadable(
  { endsOn }: Pick<EmploymentDays, 'endsOn'>,
  { afterEmployment }: Pick<ReadingTerms, 'afterEmployment'>,
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
  { employments }: Pick<Relations, 'employments'>,
  terms: Pick<ReadingTerms, 'afterEmployment'>,
  today: LocalDate,
): boolean {
  const employment = employmentReadWith(firstDay, employments);
  return employment !== null && isEmploymentReadable(employment, terms, today);
}

/**
 * V6 — which employment is an absence read with? The last that had begun by the first day: an unknown start counts as begun (V9),
 * and who bears the sick-pay risk reports after an end too. Where none had, because a start was put right since, the first: what an
 * employer reported it still has to end.
 *
 * @returns null of who has or had none
 */
export function employmentReadWith(firstDay: LocalDate, employments: readonly EmploymentDays[]): EmploymentDays | null {
  const begun = employments.filter(({ startsOn }) => startsOn === null || startsOn <= firstDay);
  if (begun.length > 0) return begun.reduce((last, one) => (endOf(one) > endOf(last) ? one : last));
  const [first] = employments.toSorted((one, other) => (one.startsOn ?? '').localeCompare(other.startsOn ?? ''));
  return first ?? null;
}

/** Later than any day where it goes on. */
function endOf({ endsOn }: EmploymentDays): string {
  return endsOn ?? '~';
}
