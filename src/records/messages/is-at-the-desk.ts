import type { LocalDate } from '../../platform/calendar/local-date.js';
import { endOfTerm, type Term } from '../../safeguards/access/policy/terms.js';

/** The days of an absence; on the day of recovery the person is at work again, null while it runs. */
export interface AbsenceDays {
  readonly firstDay: LocalDate;
  readonly recoveredOn: LocalDate | null;
}

/**
 * D12 — does the case manager's desk look after somebody's messages? What is about health is moved to the doctor also when it
 * came in the last days.
 *
 * @param after how long after the recovery, its last day included
 * @returns false where no absence runs or ended lately, and for one that begins later
 */
export function isAtTheDesk(absences: readonly AbsenceDays[], after: Term, today: LocalDate): boolean {
  return absences.some(
    ({ firstDay, recoveredOn }) =>
      firstDay <= today && (recoveredOn === null || endOfTerm(after, recoveredOn) >= today),
  );
}
