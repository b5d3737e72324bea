import { startOfDayAmsterdam, plainDate } from '../../../platform/calendar/local-date.js';
import type { PersonFacts } from '../../../safeguards/access/facts/access-facts.js';
import { isRoleInForce } from '../../../safeguards/access/facts/person-standing.js';
import type { Moment } from '../../../safeguards/access/facts/access-facts.js';

/** What is signed for, and by whom it was signed before. */
export interface GivenRole {
  readonly accountId: string;
  readonly employerId: string | null;
  readonly validUntil: string | null;
  /** The proposer and the approver, as far as they signed. */
  readonly signedBy: readonly (string | null)[];
}

/** Who signs, in the role of this request. */
export interface Signatory {
  readonly person: PersonFacts;
  readonly role: string;
}

/** Why somebody can't sign for a role: null when he can. */
export type SigningFault = 'own-role' | 'signed-before' | 'not-a-signatory' | 'more-than-held';

/**
 * S7 — who proposes, approves and confirms are different people, none of them the one who gets the role; each signs in a
 * role that the page names, and gives no more than he holds: neither longer nor for another employer.
 * @param signatories the roles that the page names for this signature
 */
export function whyNotSign(
  { person, role }: Signatory,
  signatories: readonly string[],
  given: GivenRole,
  moment: Moment,
): SigningFault | null {
  if (given.accountId === person.accountId) return 'own-role';
  if (given.signedBy.includes(person.accountId)) return 'signed-before';
  if (!signatories.includes(role)) return 'not-a-signatory';
  const end = endOf(given.validUntil);
  const enough = person.roles.some(
    (held) =>
      held.role === role &&
      isRoleInForce(held, moment) &&
      (held.employerId === null || held.employerId === given.employerId) &&
      end <= endOf(held.validUntil),
  );
  return enough && end <= endOfHire(person) ? null : 'more-than-held';
}

function endOf(instant: string | null): number {
  return instant === null ? Number.POSITIVE_INFINITY : Date.parse(instant);
}

/** P1 — a hired person holds what he holds until the last day of his agreement is over. */
function endOfHire({ hiredUntil }: PersonFacts): number {
  if (hiredUntil === null) return Number.POSITIVE_INFINITY;
  return startOfDayAmsterdam(plainDate(hiredUntil).add({ days: 1 }).toString()).epochMilliseconds;
}
