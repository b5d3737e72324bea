import type { PersonFacts } from '../../../safeguards/access/facts/access-facts.js';
import { isRoleOpen } from '../../../safeguards/access/facts/person-standing.js';
import type { CompiledRole } from '../../../safeguards/access/policy/compiled-role.js';

/** Why somebody can't hold a role: null when he can. */
export type HoldingFault = 'never-derived-secrecy' | 'not-bound' | 'own-account-only';

const DERIVED_SECRECY = 'derived-secrecy';
const CASEWORK = 'casework';
const OWN_DOSSIERS = 'self';

/**
 * S6 — who works in a non-medical discipline never holds derived secrecy, in force or about to be. S7 — a role for people
 * bound by the general undertaking goes to staff and hired people, who can't act without it. S10 — an account that opens
 * dossiers of the person's own does no work, on either side.
 * @param person who would hold it, with his roles and those that wait for a signature
 */
export function whyNotHold(person: PersonFacts, role: CompiledRole, now: Date): HoldingFault | null {
  const doesCasework = person.roles.some(
    (held) => held.circle === CASEWORK && held.inForceSince !== null && isRoleOpen(held, now),
  );
  if (role.circle === DERIVED_SECRECY && doesCasework) return 'never-derived-secrecy';
  const isBound = person.kind === 'staff' || person.kind === 'hired';
  if (role.requires.includes('undertaking') && !isBound) return 'not-bound';
  return (role.circle === OWN_DOSSIERS) === (person.kind === 'employee') ? null : 'own-account-only';
}
