import type { Moment, PersonFacts, TextFact } from '../../../safeguards/access/facts/access-facts.js';
import {
  isAccountActive,
  isDeclarationInForce,
  isInstructed,
  isRegistered,
  isRoleInForce,
} from '../../../safeguards/access/facts/person-standing.js';
import type { Lacking } from './supervision.js';

/** What a doctor delegated to one assistant, and to whom the two stand how. */
export interface HeldUnder {
  readonly assistant: PersonFacts;
  readonly doctor: PersonFacts;
  /** The employers of the employees it is for. */
  readonly employerIds: readonly string[];
  /** Is the doctor still responsible for at least one of those employees? */
  readonly stillResponsible: boolean;
}

/**
 * S2, S3, S5, S10, S15 — everything that keeps derived secrecy from taking effect at that moment; empty when it is in
 * force.
 */
export function whatIsLacking(
  { assistant, doctor, employerIds, stillResponsible }: HeldUnder,
  texts: readonly TextFact[],
  moment: Moment,
): readonly Lacking[] {
  const held = assistant.roles.filter((role) => isRoleInForce(role, moment));
  const inOrder: Readonly<Record<Lacking, boolean>> = {
    'account-not-active': isAccountActive(assistant, texts, moment),
    undertaking: isDeclarationInForce(assistant.declarations, texts, 'general-undertaking', moment),
    'assistants-role': held.some((role) => role.circle === 'derived-secrecy'),
    declaration: isDeclarationInForce(assistant.declarations, texts, 'derived-secrecy', moment),
    instruction: isInstructed(assistant, moment),
    'on-the-employers-side': !held.some(
      ({ circle, employerId }) =>
        (circle === 'casework' || circle === 'employer') && employerId !== null && employerIds.includes(employerId),
    ),
    'doctors-registration': isRegistered(doctor, moment),
    responsibility: stillResponsible,
  };
  return (Object.keys(inOrder) as Lacking[]).filter((what) => !inOrder[what]);
}
