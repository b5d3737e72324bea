/** Absent people of one employer in one quarter, each in one class, by the length of the longest absence that began in it. */
export interface Counted {
  readonly short: number;
  readonly medium: number;
  readonly long: number;
}

/** V10 — what is said of a group: how many people, or null where that isn't said. */
export type Figure = number | null;

/** A whole in its parts: all absent are short and longer, longer is medium and long. */
export interface Figures {
  readonly absent: Figure;
  readonly short: Figure;
  readonly longer: Figure;
  readonly medium: Figure;
  readonly long: Figure;
}

/**
 * V10 — figures leave only for groups of at least the minimum, differences between groups included. A whole that is shown is split into
 * its two parts when both are of the minimum, and not at all otherwise: so whatever is added up or subtracted is a group of parts that are
 * shown, and each of those has the minimum. That a whole isn't split says that some part of it is too small, not which nor how small.
 *
 * @param minimum of policies/terms.yaml; of one, 'too few' would say that there is nobody
 * @throws RangeError for a minimum below two
 */
export function whatMayLeave({ short, medium, long }: Counted, minimum: number): Figures {
  if (!(minimum > 1)) throw new RangeError('no figure leaves under a minimum below two');
  const absent = short + medium + long >= minimum ? short + medium + long : null;
  const [shownShort, longer] = split(absent, [short, medium + long], minimum);
  const [shownMedium, shownLong] = split(longer, [medium, long], minimum);
  return { absent, short: shownShort, longer, medium: shownMedium, long: shownLong };
}

function split(whole: Figure, parts: readonly [number, number], minimum: number): readonly [Figure, Figure] {
  return whole !== null && parts.every((part) => part >= minimum) ? parts : [null, null];
}
