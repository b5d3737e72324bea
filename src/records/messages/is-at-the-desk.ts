import type { LocalDate } from '../../platform/calendar/local-date.js';
import { endOfTerm, type Term } from '../../safeguards/access/policy/terms.js';
import type { GuidedDays } from '../../safeguards/services/guided-days.js';

/**
 * D12 — does the case manager's desk look after somebody's messages? What is about health is moved to the doctor also when it
 * came in the last days.
 *
 * @param guided the absences that the service guides or guided; none where it may not read of them any more (S7)
 * @param after how long after the day on which one wasn't any more, its last day included
 * @returns false where none is guided or was lately, and for one that begins later
 */
export function isAtTheDesk(guided: readonly GuidedDays[], after: Term, today: LocalDate): boolean {
  return guided.some(
    ({ firstDay, overOn }) => firstDay <= today && (overOn === null || endOfTerm(after, overOn) >= today),
  );
}
