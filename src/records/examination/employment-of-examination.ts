import type { LocalDate } from '../../platform/calendar/local-date.js';
import { endOfTerm, type Term } from '../../safeguards/access/policy/terms.js';

/** The days of an employment; an unknown start counts as begun (V9). */
export interface Employment {
  readonly startsOn: LocalDate | null;
  readonly endsOn: LocalDate | null;
}

/**
 * V6 — the employment that an examination belongs to: the first that had not ended by the day it was asked.
 * @returns null where there is none
 */
export function employmentOfExamination(askedOn: LocalDate, employments: readonly Employment[]): Employment | null {
  const begun = ({ startsOn }: Employment): LocalDate => startsOn ?? askedOn;
  return (
    employments
      .filter(({ endsOn }) => endsOn === null || endsOn >= askedOn)
      .toSorted((one, other) => begun(one).localeCompare(begun(other)))[0] ?? null
  );
}

/**
 * V6 — may the employer still read what it had about this examination?
 * @returns true while its employment goes on, and until the term after its end, the last day included
 */
export function isExaminationReadable(
  askedOn: LocalDate,
  employments: readonly Employment[],
  term: Term,
  today: LocalDate,
): boolean {
  const employment = employmentOfExamination(askedOn, employments);
  if (employment === null) return false;
  return employment.endsOn === null || endOfTerm(term, employment.endsOn) >= today;
}
