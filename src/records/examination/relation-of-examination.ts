import type { LocalDate } from '../../platform/calendar/local-date.js';
import { endOfTerm } from '../../safeguards/access/policy/terms.js';
import type { ReadingTerms } from '../../safeguards/looking-back/reading-terms.js';

/** The days of an employment; an unknown start counts as begun (V9). */
export interface Employment {
  readonly startsOn: LocalDate | null;
  readonly endsOn: LocalDate | null;
}
/** The days of an application; both count. */
export interface Application {
  readonly from: LocalDate;
  readonly until: LocalDate;
}

/** What somebody has, or had, with an employer. */
export interface Relations {
  readonly employments: readonly Employment[];
  readonly applications: readonly Application[];
}
/** What an examination belongs to. */
export interface Relation extends Employment {
  readonly isEmployed: boolean;
}

/**
 * V6 — what an examination belongs to: the first employment that had not ended by the day it was asked, or else the
 * application in which it was asked.
 * @returns null where there is neither
 */
export function relationOfExamination(askedOn: LocalDate, { employments, applications }: Relations): Relation | null {
  const begun = ({ startsOn }: Employment): LocalDate => startsOn ?? askedOn;
  const [employment] = employments
    .filter(({ endsOn }) => endsOn === null || endsOn >= askedOn)
    .toSorted((one, other) => begun(one).localeCompare(begun(other)));
  if (employment !== undefined) return { ...employment, isEmployed: true };
  const [application] = applications
    .filter(({ from, until }) => from <= askedOn && until >= askedOn)
    .toSorted((one, other) => other.until.localeCompare(one.until));
  return application === undefined
    ? null
    : { startsOn: application.from, endsOn: application.until, isEmployed: false };
}

/**
 * V6 — may the employer still read what it had about this examination?
 * @returns true while what it belongs to goes on, and until the term after its end, the last day included
 */
export function isExaminationReadable(
  askedOn: LocalDate,
  relations: Relations,
  { afterEmployment, afterApplication }: ReadingTerms,
  today: LocalDate,
): boolean {
  const relation = relationOfExamination(askedOn, relations);
  if (relation === null) return false;
  const { endsOn, isEmployed } = relation;
  return endsOn === null || endOfTerm(isEmployed ? afterEmployment : afterApplication, endsOn) >= today;
}
