import type { DeclarationFact, Moment, PersonFacts, RoleFact, TextFact } from './access-facts.js';

/** Is this role in force at that moment: every signature given, begun, not run out, not ended? */
export function isRoleInForce(role: RoleFact, { instant }: Moment): boolean {
  return (
    hasCome(role.inForceSince, instant) &&
    hasCome(role.validFrom, instant) &&
    !hasCome(role.validUntil, instant) &&
    !hasCome(role.endedAt, instant)
  );
}

/** S3, S7 — does the person's signature stand under the text of this kind that is current at that moment? */
export function isDeclarationInForce(
  declarations: readonly DeclarationFact[],
  texts: readonly TextFact[],
  kind: string,
  { instant }: Moment,
): boolean {
  const current = texts
    .filter((text) => text.kind === kind && hasCome(text.effectiveFrom, instant))
    .reduce<TextFact | null>(
      (latest, text) =>
        latest === null || new Date(text.effectiveFrom) > new Date(latest.effectiveFrom) ? text : latest,
      null,
    );
  return (
    current !== null &&
    declarations.some(
      (declaration) =>
        declaration.kind === kind &&
        declaration.textId === current.id &&
        hasCome(declaration.signedAt, instant) &&
        !hasCome(declaration.revokedAt, instant),
    )
  );
}

/** S3 — instructed on the meaning and limits of secrecy; the last day counts. */
export function isInstructed(person: PersonFacts, { today }: Moment): boolean {
  return person.instructions.some(({ givenOn, validUntil }) => givenOn <= today && today <= validUntil);
}

/** S15 — a checked registration; the last day counts. */
export function isRegistered(person: PersonFacts, { today }: Moment): boolean {
  return person.registrations.some(({ checkedOn, validUntil }) => checkedOn <= today && today <= validUntil);
}

/** S7, P1 — staff and hired people work only under the signed undertaking, hired ones only while their agreement runs. */
export function isAccountActive(person: PersonFacts, texts: readonly TextFact[], moment: Moment): boolean {
  if (person.status !== 'active') return false;
  if (person.hiredUntil !== null && person.hiredUntil < moment.today) return false;
  const bound = person.kind === 'staff' || person.kind === 'hired';
  return !bound || isDeclarationInForce(person.declarations, texts, 'general-undertaking', moment);
}

/** Has that instant come? Nothing (null) never comes. */
export function hasCome(instant: string | null, now: Date): boolean {
  return instant !== null && new Date(instant) <= now;
}
