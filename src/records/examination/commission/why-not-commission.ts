import type { LocalDate } from '../../../platform/calendar/local-date.js';
import type { RuleRefusal } from '../../../platform/problems/rule-refusal.js';
import type { ExaminationKind } from '../../../safeguards/access/policy/examinations.js';
import { whyNoOutcome, type EmployersFacts } from '../why-no-outcome.js';
import { isOpen } from './examination.js';

/** What is known when an employer commissions an examination of an employee of its own. */
export interface CommissionFacts extends EmployersFacts {
  /** The last day of the latest one of this kind, null when there is none. */
  readonly lastClosesOn: LocalDate | null;
}

/**
 * Why may the employer not commission an examination of this kind now?
 *
 * @returns null when it may: V1, V4, V6; one of a kind is open at a time, whatever came of it
 */
export function whyNotCommission(facts: CommissionFacts, kind: ExaminationKind): RuleRefusal | null {
  const nothing = whyNoOutcome(facts, kind);
  if (nothing !== null) return nothing;
  const { lastClosesOn, today } = facts;
  return lastClosesOn !== null && isOpen(lastClosesOn, today) ? examinationOpen(lastClosesOn) : null;
}

/** Also the answer to the second of two officers at once. @param until the last day of the one that is open */
export function examinationOpen(until: LocalDate): RuleRefusal {
  return { rule: 'V4', code: 'examination-open', detail: `An examination of this kind is open until ${until}.` };
}
