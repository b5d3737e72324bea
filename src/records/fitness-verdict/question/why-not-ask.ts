import { isWithin, type LocalDate } from '../../../platform/calendar/local-date.js';
import type { Term } from '../../../safeguards/access/policy/terms.js';
import type { RuleRefusal } from '../../../platform/problems/rule-refusal.js';
import { whyNothingNew, type EmployersFacts } from '../why-nothing-new.js';
import { isOpen } from './verdict-question.js';

/** What is known when an employer asks about an absence of an employee of its own. */
export interface AskingFacts extends EmployersFacts {
  /** The last day of the latest question about this absence, null when there is none. */
  readonly lastClosesOn: LocalDate | null;
}

/**
 * Why may the employer not ask about this absence now?
 *
 * @param reading the term of V6
 * @returns null when it may: V1, V6; one question about an absence is open at a time
 */
export function whyNotAsk(facts: AskingFacts, reading: Term): RuleRefusal | null {
  const { absence, today, lastClosesOn } = facts;
  if (!isWithin(today, absence.firstDay, null) || (absence.recoveredOn !== null && absence.recoveredOn <= today)) {
    return { rule: 'V1', code: 'absence-not-running', detail: 'An employer asks about a running absence only.' };
  }
  const nothing = whyNothingNew(facts, reading);
  if (nothing !== null) return nothing;
  return lastClosesOn !== null && isOpen(lastClosesOn, today) ? questionOpen(lastClosesOn) : null;
}

/** Also the answer to the second of two officers who ask at once. @param until the last day of the question that is open */
export function questionOpen(until: LocalDate): RuleRefusal {
  return { rule: 'V1', code: 'question-open', detail: `A question about this absence is open until ${until}.` };
}
