import type { Moment, PersonFacts, TextFact } from '../../../safeguards/access/facts/access-facts.js';
import { isAccountActive, isRegistered, isRoleInForce } from '../../../safeguards/access/facts/person-standing.js';
import { worksAsDoctor } from '../../../safeguards/access/facts/supervised.js';

/** For what somebody can be named as a doctor now. */
export interface StandingOfDoctor {
  /** S9, S15 — could be an employee's dossier doctor. */
  readonly actsAsDoctor: boolean;
  /** S4 — could stand in for a doctor who is away. */
  readonly mayDeputise: boolean;
}

/**
 * What may this person be named for? Nothing without an open account and a checked registration in force (S15).
 * @param deputyRoles the roles that let a deputy see content, by policy
 */
export function standingOfDoctor(
  person: PersonFacts,
  deputyRoles: readonly string[],
  texts: readonly TextFact[],
  moment: Moment,
): StandingOfDoctor {
  const canAct = isAccountActive(person, texts, moment) && isRegistered(person, moment);
  return {
    actsAsDoctor: canAct && worksAsDoctor(person, texts, moment),
    mayDeputise: canAct && person.roles.some((role) => deputyRoles.includes(role.role) && isRoleInForce(role, moment)),
  };
}
