import type { LocalDate } from '../../platform/calendar/local-date.js';
import type { Sealed } from '../access/sealed.js';

/** Where something stands in what waits: what is due first comes first, then what is oldest. */
export interface Place {
  /** The last day on which it can be decided; null where nothing ends. */
  readonly until: LocalDate | null;
  readonly since: LocalDate;
  readonly id: string;
  /** The code of what it waits for: one record can wait for two things. */
  readonly what: string;
}

/** A record that may wait, by its own kind. */
export interface Candidate {
  readonly since: LocalDate;
  readonly until: LocalDate | null;
  readonly sealed: Sealed<{ readonly id: string }>;
  /** Left out where a second look found that nothing waits of it. */
  readonly waits?: boolean;
}

/** The columns that {@link byTurn} adds to what it selects. */
export interface TurnResult {
  readonly waits_since: LocalDate;
  readonly waits_until: LocalDate | null;
}

/** SQL for the days of a selection's rows, in its own columns. */
export interface TurnDays {
  readonly since: string;
  /** NULL where nothing ends. */
  readonly until: string;
}

/** SQL for the day in the Netherlands of an instant. */
export const dayOf = (instant: string): string => `(${instant} AT TIME ZONE 'Europe/Amsterdam')::date`;

/** SQL for the last day in the Netherlands before an instant from which something is over: at midnight, the day before. */
export const lastDayBefore = (instant: string): string => dayOf(`(${instant} - interval '1 microsecond')`);

const NEVER = 'infinity';
const FIRST = ['-infinity', '-infinity', '00000000-0000-0000-0000-000000000000', false] as const;

/** A selection with the days of its rows. */
export function withDays(selection: string, { since, until }: TurnDays): string {
  return `SELECT w.*, (${since}) AS waits_since, (${until}) AS waits_until FROM (${selection}) w`;
}

/**
 * A selection of what waits, in the order of its turns: `parameters` of a {@link Turn} come after those of the selection.
 * @param selection SQL with a column `id`
 * @param given how many parameters the selection has
 */
export function byTurn(selection: string, days: TurnDays, given = 0): string {
  const [due, day, id, tooSame, limit] = [1, 2, 3, 4, 5].map((at) => `$${String(given + at)}`);
  const turn = `coalesce(t.waits_until, '${NEVER}'), t.waits_since, t.id`;
  const place = `(${String(due)}::date, ${String(day)}::date, ${String(id)}::uuid)`;
  return `
  SELECT t.* FROM (${withDays(selection, days)}) t
  WHERE (${turn}) > ${place} OR (${String(tooSame)} AND (${turn}) = ${place})
  ORDER BY ${turn} LIMIT ${String(limit)}`;
}

/** What a list is asked for: what comes after a place, and how many. */
export class Turn {
  /** @param what the code of what is asked for. @param after null at the start */
  constructor(
    readonly what: string,
    readonly after: Place | null,
    readonly limit: number,
  ) {}

  /** For {@link byTurn}. */
  get parameters(): readonly unknown[] {
    if (this.after === null) return [...FIRST, this.limit];
    const { until, since, id, what } = this.after;
    return [until ?? NEVER, since, id, this.what > what, this.limit];
  }

  /** The turn after these: where something was left out of what was read, there may be more. */
  following(read: readonly Candidate[]): Turn | null {
    const last = read.at(-1);
    if (last === undefined || read.length < this.limit) return null;
    return new Turn(this.what, placeOf(this.what, last), this.limit);
  }

  /** Of all that waits, as a list that is short by its nature gives it, those whose turn it is. */
  among(all: readonly Candidate[]): readonly Candidate[] {
    const { after, what, limit } = this;
    return all
      .filter((one) => after === null || compare(placeOf(what, one), after) > 0)
      .toSorted((one, other) => compare(placeOf(what, one), placeOf(what, other)))
      .slice(0, limit);
  }
}

/** Rows and what they became, in the same order, as candidates. */
export function inTurn(
  rows: readonly TurnResult[],
  sealed: readonly Sealed<{ readonly id: string }>[],
): readonly Candidate[] {
  return rows.flatMap(({ waits_since: since, waits_until: until }, at) => {
    const record = sealed[at];
    return record === undefined ? [] : [{ since, until, sealed: record }];
  });
}

export function placeOf(what: string, { until, since, sealed }: Candidate): Place {
  return { until, since, id: sealed.id, what };
}

/** Negative when `one` has its turn before `other`. */
export function compare(one: Place, other: Place): number {
  const [first, second] = [one, other].map(({ until, since, id, what }) => [until ?? '~', since, id, what]);
  const at = first?.findIndex((part, index) => part !== second?.[index]) ?? -1;
  if (at === -1) return 0;
  return (first?.[at] ?? '') < (second?.[at] ?? '') ? -1 : 1;
}

/** A place as a cursor holds it, and back. */
export const asCursor = ({ until, since, id, what }: Place): string => [until ?? '', since, id, what].join(' ');

export function fromCursor(cursor: string): Place {
  const [until = '', since = '', id = '', what = ''] = cursor.split(' ');
  return { until: until === '' ? null : until, since, id, what };
}
