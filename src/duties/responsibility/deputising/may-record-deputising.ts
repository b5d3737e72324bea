import type { LocalDate } from '../../../platform/calendar/local-date.js';
import type { FieldError, Problem } from '../../../platform/problems/problem.js';
import { refusedByRule } from '../../../platform/problems/usual-problems.js';
import type { Moment, PersonFacts, TextFact } from '../../../safeguards/access/facts/access-facts.js';
import { isAccountActive, isRegistered, isRoleInForce } from '../../../safeguards/access/facts/person-standing.js';
import { endOfTerm, type Term } from '../../../safeguards/access/policy/terms.js';

/** How far ahead a deputising begins at most, and how long it lasts at most. */
export interface DeputisingTerms {
  readonly ahead: Term;
  readonly longest: Term;
}

/**
 * S4 — what is wrong with the days of a deputising: nothing is entered for the past, nor so far or so long that nobody
 * remembers why. Empty when nothing is.
 */
export function faultsOfPeriod(
  { from, until }: { readonly from: LocalDate; readonly until: LocalDate },
  today: LocalDate,
  { ahead, longest }: DeputisingTerms,
): readonly FieldError[] {
  return [
    ...(from < today ? [{ at: '/from', code: 'in_the_past', rule: 'S4' }] : []),
    ...(from > endOfTerm(ahead, today) ? [{ at: '/from', code: 'too_far_ahead', rule: 'S4' }] : []),
    ...(until < from ? [{ at: '/until', code: 'before_from', rule: 'S4' }] : []),
    ...(until > endOfTerm(longest, from) ? [{ at: '/until', code: 'too_long', rule: 'S4' }] : []),
  ];
}

/** Who would stand in for whom; null for an account that doesn't exist, answered like one of the wrong kind. */
export interface ProposedDeputising {
  readonly absent: PersonFacts | null;
  readonly deputy: PersonFacts | null;
  /** The roles that let a deputy see content, by policy. */
  readonly deputyRoles: readonly string[];
}

/** S4 — may this person stand in for that doctor? @returns null, or why not. */
export function whyNotTheDeputy(
  { absent, deputy, deputyRoles }: ProposedDeputising,
  texts: readonly TextFact[],
  moment: Moment,
): Problem | null {
  const held = (person: PersonFacts) => person.roles.filter((role) => isRoleInForce(role, moment));
  // The absent one may be ill and his registration lapsed: his employees need a deputy all the more.
  if (absent === null || !held(absent).some((role) => role.circle === 'doctor')) {
    return refusedByRule(409, 'not-a-doctor', 'S4', 'Deputising is for a doctor; the absent account is none.');
  }
  const mayDeputise =
    deputy !== null &&
    deputy.accountId !== absent.accountId &&
    isAccountActive(deputy, texts, moment) &&
    held(deputy).some((role) => deputyRoles.includes(role.role));
  if (!mayDeputise)
    return refusedByRule(409, 'not-a-deputy', 'S4', 'That account is not one that may deputise for the doctor.');
  return isRegistered(deputy, moment)
    ? null
    : refusedByRule(409, 'not-registered', 'S15', 'That deputy has no checked registration in force.');
}
