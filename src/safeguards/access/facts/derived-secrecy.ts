import type { EmployeeFacts, Moment, PersonFacts, ResponsibilityFact, TextFact } from './access-facts.js';
import { hasCome, isDeclarationInForce, isInstructed, isOnTheEmployersSide, isRoleInForce } from './person-standing.js';

/**
 * S2, S3, S5, S6, S10 — every condition of derived secrecy, at this moment.
 * @param acting the assistant who asks; the delegations among the facts are that person's own
 * @param responsibility under which the dossier doctor could delegate
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
        isStillUnder(responsibility, new Date(delegation.validFrom), moment) &&
        !ranOutSince(responsibility.doctor, 'doctor', delegation.grantedAt, moment) &&
        !ranOutSince(acting, 'derived-secrecy', delegation.grantedAt, moment),
    )
  );
}

/** S5 — what was granted then: did that responsibility go on since, and the doctor stay? One given anew is another one. */
function isStillUnder({ effectiveFrom, doctor }: ResponsibilityFact, granted: Date, { instant }: Moment): boolean {
  const hasLeft = doctor.roles.some(
    ({ circle, endedAt }) => circle === 'doctor' && hasCome(endedAt, instant) && !hasCome(endedAt, granted),
  );
  return hasCome(effectiveFrom, granted) && !hasLeft;
}

/** S5 — did a role of that circle run out by its own day since then, before another one was in force? */
function ranOutSince({ roles }: PersonFacts, circle: string, granted: string, { instant }: Moment): boolean {
  const held = roles.filter((role) => role.circle === circle);
  return held.some(
    (role) =>
      role.inForceSince !== null &&
      role.endedAt === null &&
      hasCome(role.validUntil, instant) &&
      !hasCome(role.validUntil, new Date(granted)) &&
      !held.some((other) => other !== role && isRoleInForce(other, { instant: new Date(role.validUntil ?? 0) })),
  );
}

/** S6 — who works in a non-medical discipline, for whichever employer, never holds derived secrecy. */
function doesCasework(person: PersonFacts, moment: Moment): boolean {
  return person.roles.some((role) => role.circle === 'casework' && isRoleInForce(role, moment));
}
