import type { Moment, PersonFacts, TextFact, TrainingFact } from './access-facts.js';
import { isHeldSince } from './is-held-since.js';
import { hasCome, isAccountActive, isRegistered, isRoleInForce } from './person-standing.js';

type Person = Omit<PersonFacts, 'trainings'>;

/** S15 — does the person hold a doctor's role that works now: supervised, where its page asks for that? */
export function worksAsDoctor(person: PersonFacts, texts: readonly TextFact[], moment: Moment): boolean {
  return person.roles.some(
    (role) =>
      role.circle === 'doctor' &&
      isRoleInForce(role, moment) &&
      (!role.asksTraining || isSupervised(person, texts, moment)),
  );
}

/** S15 — a supervising doctor is named now, who could act as a doctor himself and is in training under nobody. */
export function isSupervised(person: PersonFacts, texts: readonly TextFact[], moment: Moment): boolean {
  return supervisorOf(person, texts, moment) !== null;
}

/** S15 — the account of the supervising doctor who is named now; null where there is none. */
export function supervisorOf(person: PersonFacts, texts: readonly TextFact[], moment: Moment): string | null {
  return trainingOf(person, texts, moment)?.supervisorId ?? null;
}

/** S15 — the training in which the person is now, under who could act as a doctor himself ever since; null where there is none. */
export function trainingOf(person: PersonFacts, texts: readonly TextFact[], moment: Moment): TrainingFact | null {
  const training = person.trainings.find(
    (one) =>
      hasCome(one.validFrom, moment.instant) &&
      !hasCome(one.validUntil, moment.instant) &&
      !hasCome(one.endedAt, moment.instant) &&
      maySupervise(one.supervisor, texts, moment) &&
      isHeldSince(one.supervisor, 'own-right', one.givenAt, moment),
  );
  return training ?? null;
}

/** S15 — a doctor who can act now, under nobody. */
export function maySupervise(doctor: Person, texts: readonly TextFact[], moment: Moment): boolean {
  return (
    isRegistered(doctor, moment) &&
    isAccountActive(doctor, texts, moment) &&
    doctor.roles.some((role) => role.circle === 'doctor' && !role.asksTraining && isRoleInForce(role, moment))
  );
}
