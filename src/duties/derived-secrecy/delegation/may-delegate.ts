import type { LocalDate } from '../../../platform/calendar/local-date.js';
import type { Problem } from '../../../platform/problems/problem.js';
import { refusedByRule } from '../../../platform/problems/usual-problems.js';
import type { Moment, PersonFacts, RoleFact } from '../../../safeguards/access/facts/access-facts.js';
import { isRoleInForce, isRoleOpen, lastDayRegistered } from '../../../safeguards/access/facts/person-standing.js';

/** A doctor is about to let somebody work under secrecy derived from his. */
export interface ProposedDelegation {
  readonly doctor: PersonFacts;
  /** Null for an account that doesn't exist: answered like one that holds another role. */
  readonly assistant: PersonFacts | null;
  /** The employers of the employees concerned. */
  readonly employerIds: readonly string[];
  /** He is the employer's medical proxy in a dispute about one of them. */
  readonly actsAgainst: boolean;
  /** The last day. */
  readonly until: LocalDate;
}

/**
 * May derived secrecy be granted so? Whether it takes effect (S3) is judged at each request, not here.
 * @returns null, or why not: not a medical assistant or of a non-medical discipline (S6), on the employer's side (S10),
 *          beyond what the doctor himself has (S5)
 */
export function whyNotDelegated(
  { doctor, assistant, employerIds, actsAgainst, until }: ProposedDelegation,
  moment: Moment,
): Problem | null {
  const held = assistant?.roles.filter((role) => isRoleInForce(role, moment)) ?? [];
  if (assistant === null || !held.some((role) => role.circle === 'derived-secrecy')) {
    return refusedByRule(
      403,
      'not-a-medical-assistant',
      'S6',
      'Derived secrecy is for medical assistants; other disciplines never hold it, declaration or not.',
    );
  }
  if (assistant.accountId === doctor.accountId) {
    return refusedByRule(403, 'to-oneself', 'S2', 'Nobody works under secrecy derived from his own.');
  }
  // One that was given while this waited is in force, though its moment is later than the request's.
  const sides = assistant.roles.filter((role) => role.inForceSince !== null && isRoleOpen(role, moment.instant));
  if (actsAgainst || sides.some((role) => isOnTheEmployersSide(role, employerIds))) {
    return refusedByRule(
      403,
      'on-the-employers-side',
      'S10',
      'Who works for the employer, or acts for it in a dispute, holds no derived secrecy there.',
    );
  }
  if (sides.some((role) => role.circle === 'casework')) {
    return refusedByRule(403, 'does-casework', 'S6', 'Who works in a non-medical discipline holds no derived secrecy.');
  }
  const lastDay = lastDayRegistered(doctor, moment);
  if (lastDay !== null && until <= lastDay) return null;
  // The doctor's own registration, of which he knows: the day is told to him alone.
  const which = lastDay === null ? '' : `: ${lastDay} is its last day`;
  return refusedByRule(
    409,
    'beyond-registration',
    'S5',
    `Derived secrecy ends with your registration at the latest${which}.`,
  );
}

function isOnTheEmployersSide({ circle, employerId }: RoleFact, employerIds: readonly string[]): boolean {
  return (circle === 'casework' || circle === 'employer') && employerId !== null && employerIds.includes(employerId);
}
