import type { Moment, PersonFacts, RoleFact, TrainingFact } from './access-facts.js';
import { isRoleInForce } from './person-standing.js';

/** In which roles somebody does what rests on them: those of a circle, of a doctor under nobody, or of any doctor. */
export type Footing = 'doctor' | 'own-right' | 'any-doctor' | 'derived-secrecy' | 'secrecy-supervision';

/** S8 — the circles of doctors. */
const OF_DOCTORS: readonly string[] = ['doctor', 'secrecy-supervision', 'medical-direction'];

/**
 * S5, S9, S14, S15 — did somebody hold such roles all the time since then, be it one after the other? What rests on them ends with a
 * gap, and a role given again brings none of it back. What a doctor in training does as a doctor rests on being in training without a
 * gap, too, under a doctor who was one himself all the time.
 * @param person with the trainings that he is in, where he could be in any
 * @param since ISO 8601, as the moment at which something was given or asked
 */
export function isHeldSince(
  { roles, trainings = [] }: Pick<PersonFacts, 'roles'> & Partial<Pick<PersonFacts, 'trainings'>>,
  footing: Footing,
  since: string,
  { instant }: Pick<Moment, 'instant'>,
): boolean {
  if (gapSince(roles, footing, new Date(since), instant) !== null) return false;
  return footing !== 'doctor' || trainings.length === 0 || wasDoctorAllTheTime(roles, trainings, since, instant);
}

/** The first moment since then at which no such role was held: at the beginning, or where one ended or ran out. */
function gapSince(roles: readonly RoleFact[], footing: Footing, since: Date, now: Date): Date | null {
  const held = roles.filter((role) => isSuch(role, footing));
  const begin = since < now ? since : now;
  const ends = held.flatMap(({ endedAt, validUntil }) => [endedAt, validUntil].flatMap((end) => end ?? []));
  const gaps = [begin, ...ends.map((end) => new Date(end))].filter(
    (moment) => begin <= moment && moment <= now && !held.some((role) => isRoleInForce(role, { instant: moment })),
  );
  return gaps.reduce<Date | null>((first, gap) => (first === null || gap < first ? gap : first), null);
}

/**
 * Of who is or was in training: a doctor in his own right or in training at each moment since? Only at the beginning, and where a
 * training, the role of who supervised or a role of his own ended, can he have been neither.
 */
function wasDoctorAllTheTime(
  roles: readonly RoleFact[],
  trainings: readonly TrainingFact[],
  since: string,
  now: Date,
): boolean {
  const begin = new Date(since) < now ? new Date(since) : now;
  const own = roles.filter((role) => isSuch(role, 'own-right'));
  const spans = trainings.map((training) => ({ from: new Date(training.validFrom), ends: endsOf(training, now) }));
  const ownEnds = own.flatMap(({ endedAt, validUntil }) => [endedAt, validUntil].flatMap((end) => end ?? []));
  const moments = [begin, ...ownEnds.map((end) => new Date(end)), ...spans.flatMap(({ ends }) => ends)];
  return moments
    .filter((moment) => begin <= moment && moment <= now)
    .every(
      (moment) =>
        own.some((role) => isRoleInForce(role, { instant: moment })) ||
        spans.some(({ from, ends }) => from <= moment && ends.every((end) => moment < end)),
    );
}

/** When it is over: by its day, by hand, or because who supervises was no doctor in his own right at some moment since he was named. */
function endsOf({ supervisor, givenAt, validUntil, endedAt }: TrainingFact, now: Date): readonly Date[] {
  const left = gapSince(supervisor.roles, 'own-right', new Date(givenAt), now);
  return [
    ...[validUntil, endedAt].flatMap((end) => (end === null ? [] : [new Date(end)])),
    ...(left === null ? [] : [left]),
  ];
}

function isSuch({ circle, asksTraining }: RoleFact, footing: Footing): boolean {
  switch (footing) {
    case 'own-right':
      return circle === 'doctor' && !asksTraining;
    case 'any-doctor':
      return OF_DOCTORS.includes(circle);
    default:
      return circle === footing;
  }
}
