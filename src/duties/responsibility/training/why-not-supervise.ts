import type { LocalDate } from '../../../platform/calendar/local-date.js';
import type { FieldError, Problem } from '../../../platform/problems/problem.js';
import { refusedByRule } from '../../../platform/problems/usual-problems.js';
import type { Moment, PersonFacts, TextFact } from '../../../safeguards/access/facts/access-facts.js';
import { maySupervise } from '../../../safeguards/access/facts/supervised.js';
import { endOfTerm, type Term } from '../../../safeguards/access/policy/terms.js';

/** S15 — what is wrong with the days of a training: not for the past, nor for longer than its term. Empty when nothing is. */
export function faultsOfTraining(
  { from, until }: { readonly from: LocalDate; readonly until: LocalDate },
  today: LocalDate,
  longest: Term,
): readonly FieldError[] {
  return [
    ...(from < today ? [{ at: '/from', code: 'in_the_past', rule: 'S15' }] : []),
    ...(until < from ? [{ at: '/until', code: 'before_from', rule: 'S15' }] : []),
    ...(until > endOfTerm(longest, from) ? [{ at: '/until', code: 'too_long', rule: 'S15' }] : []),
  ];
}

/**
 * S15 — may this doctor supervise a doctor in training?
 * @param supervisor null for an account that doesn't exist: answered like one that is no doctor's
 * @returns null, or why not
 */
export function whyNotSupervise(
  supervisor: PersonFacts | null,
  texts: readonly TextFact[],
  moment: Moment,
): Problem | null {
  return supervisor !== null && maySupervise(supervisor, texts, moment)
    ? null
    : refusedByRule(409, 'not-a-supervising-doctor', 'S15', 'That account is not one of a doctor who can supervise.');
}
