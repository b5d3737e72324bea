import type { EmployeeFacts, Moment, PersonFacts, ResponsibilityFact, TextFact } from './access-facts.js';
import { isHeldSince } from './is-held-since.js';
import { hasCome, isDeclarationInForce, isInstructed, isOnTheEmployersSide, isRoleInForce } from './person-standing.js';

/**
 * S2, S3, S5, S6, S10 — every condition of derived secrecy, at this moment.
 * @param acting the assistant who asks; the delegations among the facts are that person's own
 * @param responsibility under which the dossier doctor could delegate, that goes on
 * @param action a word of the vocabulary, as 'read'
 */
export function holdsDerivedSecrecy(
  facts: EmployeeFacts,
  acting: PersonFacts,
  texts: readonly TextFact[],
  moment: Moment,
  responsibility: ResponsibilityFact,
  action: string,
): boolean {
  return (
    !doesCasework(acting, moment) &&
    !isOnTheEmployersSide(acting, facts.employerId, moment) &&
    !facts.actsAgainst &&
    isDeclarationInForce(acting.declarations, texts, 'derived-secrecy', moment) &&
    isInstructed(acting, moment) &&
    facts.delegations.some(
      (delegation) =>
        delegation.doctorId === responsibility.doctorId &&
        delegation.assistantId === acting.accountId &&
        delegation.actions.includes(action) &&
        hasCome(delegation.validFrom, moment.instant) &&
        !hasCome(delegation.validUntil, moment.instant) &&
        !hasCome(delegation.withdrawnAt, moment.instant) &&
        // S5 — a responsibility given anew is another one, and so is a role; that of the doctor goes on with the responsibility.
        hasCome(responsibility.effectiveFrom, new Date(delegation.validFrom)) &&
        isHeldSince(acting, 'derived-secrecy', delegation.grantedAt, moment),
    )
  );
}

/** S6 — who works in a non-medical discipline, for whichever employer, never holds derived secrecy. */
function doesCasework(person: PersonFacts, moment: Moment): boolean {
  return person.roles.some((role) => role.circle === 'casework' && isRoleInForce(role, moment));
}
