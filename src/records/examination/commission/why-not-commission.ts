import type { LocalDate } from '../../../platform/calendar/local-date.js';
import type { RuleRefusal } from '../../../platform/problems/rule-refusal.js';
import type { ExaminationKind } from '../../../safeguards/access/policy/examinations.js';
import { whyNoOutcome, type EmployersFacts } from '../why-no-outcome.js';
import { endOfTerm } from '../../../safeguards/access/policy/terms.js';
import { relationOfExamination } from '../relation-of-examination.js';
import { isOpen } from './examination.js';

/** What is known when an employer commissions an examination of an employee of its own. */
export interface CommissionFacts extends EmployersFacts {
  /** The last day of the latest one of this kind, null when there is none. */
  readonly lastClosesOn: LocalDate | null;
  /** Every examination of any kind that was commissioned of him. */
  readonly commissioned: readonly { readonly kind: ExaminationKind; readonly askedOn: LocalDate }[];
}

/**
 * Why may the employer not commission an examination of this kind now?
 *
 * @returns null when it may: V1, V4, V6; one of a kind is open at a time, whatever came of it, and a kind without blocking waits
 *          after the beginning of what the person may block
 */
export function whyNotCommission(facts: CommissionFacts, kind: ExaminationKind): RuleRefusal | null {
  const nothing = whyNoOutcome(facts, kind);
  if (nothing !== null) return nothing;
  const { lastClosesOn, today } = facts;
  const settledOn = settlesOn(facts, kind);
  if (settledOn !== null && settledOn > today) return notSettledYet(settledOn);
  return lastClosesOn !== null && isOpen(lastClosesOn, today) ? examinationOpen(lastClosesOn) : null;
}

/**
 * V4 — from which day may a kind be commissioned that nobody blocks? Counted from days that the employer knows itself: the
 * beginning of employment and applications, and the commissions of what the person could keep from it. What came of those
 * makes no difference, so the answer says nothing about it.
 *
 * @returns null where nothing has to be waited for
 */
function settlesOn({ today, employments, applications, commissioned }: CommissionFacts, kind: ExaminationKind) {
  const { settledFor } = kind;
  if (settledFor === null) return null;
  const employment = relationOfExamination(today, { employments, applications: [] });
  const begun = [
    ...(employment?.startsOn == null ? [] : [employment.startsOn]),
    ...applications.map(({ from }) => from),
    ...commissioned.filter((one) => one.kind.blocking).map(({ askedOn }) => askedOn),
  ];
  return begun.map((day) => endOfTerm(settledFor, day)).reduce<LocalDate | null>(later, null);
}

const later = (one: LocalDate | null, other: LocalDate): LocalDate => (one === null || other > one ? other : one);

function notSettledYet(from: LocalDate): RuleRefusal {
  return {
    rule: 'V4',
    code: 'not-settled-yet',
    detail: `What nobody can block is commissioned some time after he came in, or was examined by what he can: from ${from}.`,
  };
}

/** Also the answer to the second of two officers at once. @param until the last day of the one that is open */
export function examinationOpen(until: LocalDate): RuleRefusal {
  return { rule: 'V4', code: 'examination-open', detail: `An examination of this kind is open until ${until}.` };
}
