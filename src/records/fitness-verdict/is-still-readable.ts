import type { LocalDate } from '../../platform/calendar/local-date.js';
import { endOfTerm, type Term } from '../../safeguards/access/policy/terms.js';
import { employmentsOfAbsence, type Employment } from './employments-of-absence.js';

/** An absence, with all employments that its employee has or had with the employer. */
export interface AbsenceInEmployment {
  readonly firstDay: LocalDate;
  readonly employments: readonly Employment[];
}

/**
 * V6 — may the employer still read what it had about this absence?
 *
 * @returns true while the employment that the absence belongs to goes on, and until the term after its end, its last day
 *          included; false where no employment covers the absence: silence is refusal
 */
export function isStillReadable({ firstDay, employments }: AbsenceInEmployment, term: Term, today: LocalDate): boolean {
  return employmentsOfAbsence(firstDay, employments).some(
    ({ endsOn }) => endsOn === null || endOfTerm(term, endsOn) >= today,
  );
}
