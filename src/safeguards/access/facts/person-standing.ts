import type { AgreementFact, DeclarationFact, Moment, PersonFacts, RoleFact, TextFact } from './access-facts.js';

type Person = Omit<PersonFacts, 'trainings'>;

/** Is this role in force at that moment: every signature given, begun, not run out, not ended? */
export function isRoleInForce(role: RoleFact, { instant }: Pick<Moment, 'instant'>): boolean {
  return (
    hasCome(role.inForceSince, instant) &&
    hasCome(role.validFrom, instant) &&
    !hasCome(role.validUntil, instant) &&
    !hasCome(role.endedAt, instant)
  );
}

/** Is this role held, now or from some moment on, or does it wait for a signature: not run out, not ended? */
export function isRoleOpen({ validUntil, endedAt }: Pick<RoleFact, 'validUntil' | 'endedAt'>, now: Date): boolean {
  return !hasCome(validUntil, now) && !hasCome(endedAt, now);
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
export function isRegistered(person: Pick<PersonFacts, 'registrations'>, moment: Moment): boolean {
  const lastDay = lastDayRegistered(person, moment);
  return lastDay !== null && moment.today <= lastDay;
}

/** S15 — the last day that the newest check says; of two on one day what was recorded last says it. Null: nothing was checked. */
export function lastDayRegistered(
  { registrations }: Pick<PersonFacts, 'registrations'>,
  { today }: Moment,
): string | null {
  const newest = registrations
    .filter(({ checkedOn }) => checkedOn <= today)
    .reduce<(typeof registrations)[number] | null>(
      (latest, check) => (latest === null || check.checkedOn >= latest.checkedOn ? check : latest),
      null,
    );
  return newest?.validUntil ?? null;
}

/** S7, P1 — staff and hired people work only under the signed undertaking, hired ones only while their agreement is in force. */
export function isAccountActive(person: Person, texts: readonly TextFact[], moment: Moment): boolean {
  if (person.status !== 'active') return false;
  if (person.kind === 'hired' && !isAgreementInForce(person.agreement, moment)) return false;
  if (person.hiredUntil !== null && person.hiredUntil < moment.today) return false;
  const bound = person.kind === 'staff' || person.kind === 'hired';
  return !bound || isDeclarationInForce(person.declarations, texts, 'general-undertaking', moment);
}

/** P1 — is the processing agreement confirmed, begun, not over and not ended at that moment? Without one: no. */
export function isAgreementInForce(agreement: AgreementFact | null, { instant, today }: Moment): boolean {
  return (
    agreement !== null &&
    hasCome(agreement.confirmedAt, instant) &&
    agreement.from <= today &&
    today <= agreement.until &&
    !hasCome(agreement.endedAt, instant)
  );
}

/** Has that instant come? Nothing (null) never comes. */
export function hasCome(instant: string | null, now: Date): boolean {
  return instant !== null && new Date(instant) <= now;
}

/** S10 — does somebody work for that employer, so that he can't be on the employee's side as well? */
export function isOnTheEmployersSide(person: Person, employerId: string, moment: Moment): boolean {
  return person.roles.some(
    (role) =>
      role.employerId === employerId &&
      (role.circle === 'casework' || role.circle === 'employer') &&
      isRoleInForce(role, moment),
  );
}
