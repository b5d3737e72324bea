import type { PersonFacts, TextFact, Moment } from '../../../safeguards/access/facts/access-facts.js';
import type { Policies } from '../../../safeguards/access/policy/policies.js';
import { unmetStanding } from '../../../safeguards/access/unmet-standing.js';
import type { OwnStanding } from './own-account.js';

/** S7 — what an account of staff or of a hired person asks for, whatever its roles. */
const OF_BOUND_PEOPLE = 'undertaking';

/**
 * Which standings a person's roles ask for, and which of them are met at that moment.
 * @param roles held, or on their way: a newcomer sees beforehand what they will ask
 */
export function ownStandings(
  person: PersonFacts,
  roles: readonly string[],
  texts: readonly TextFact[],
  moment: Moment,
  policies: Policies,
): readonly OwnStanding[] {
  const isBound = person.kind === 'staff' || person.kind === 'hired';
  const names = new Set([
    ...(isBound ? [OF_BOUND_PEOPLE] : []),
    ...roles.flatMap((role) => policies.role(role).requires),
  ]);
  return [...names].map((standing) => ({
    standing,
    text: policies.vocabulary.standings[standing]?.text ?? standing,
    rule: policies.standingRule(standing),
    met: unmetStanding([standing], person, texts, moment) === null,
    neededFor: [...new Set(roles.filter((role) => policies.role(role).requires.includes(standing)))],
  }));
}
