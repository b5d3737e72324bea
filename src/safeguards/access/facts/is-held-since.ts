import type { Moment, PersonFacts, RoleFact, TrainingFact } from './access-facts.js';
import { isRoleInForce } from './person-standing.js';

/** In which roles somebody does what rests on them: those of a circle, of a doctor under nobody, or of any doctor. */
export type Footing = 'doctor' | 'own-right' | 'any-doctor' | 'derived-secrecy' | 'secrecy-supervision';

/** S8 — the circles of doctors. */
const OF_DOCTORS: readonly string[] = ['doctor', 'secrecy-supervision', 'medical-direction'];

/**
 * S5, S9, S14, S15 — did somebody hold such roles all the time since then, be it one after the other? What rests on them ends with a
 * gap, and a role given again brings none of it back. What a doctor in training does as a doctor rests on the supervising doctor's, too.
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
  return (
    footing !== 'doctor' || !trainings.some((training) => leftWhoSupervised(training, roles, new Date(since), instant))
  );
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

/** Did who supervised lose his role while that training ran, and was the other no doctor under nobody at that moment? */
function leftWhoSupervised(
  { supervisor, validFrom, validUntil, endedAt }: TrainingFact,
  own: readonly RoleFact[],
  since: Date,
  now: Date,
): boolean {
  const from = new Date(validFrom);
  const left = gapSince(supervisor.roles, 'own-right', from > since ? from : since, now);
  return (
    left !== null &&
    from <= left &&
    left < new Date(validUntil) &&
    (endedAt === null || left <= new Date(endedAt)) &&
    !own.some((role) => isSuch(role, 'own-right') && isRoleInForce(role, { instant: left }))
  );
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
