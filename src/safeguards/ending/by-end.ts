import { byTurn, type Turn } from '../waiting/turn.js';

/**
 * What a list of ends is asked for: how far ahead, and where it goes on. The day itself is the database's to work out: a day that
 * is sent stands in its log, where it might be one of somebody's (D5).
 */
export class Ends {
  /** @param ahead ISO 8601, such as P1M: until its last day something may end */
  constructor(
    readonly turn: Turn,
    readonly ahead: string,
  ) {}

  /** For {@link byEnd}. */
  get parameters(): readonly unknown[] {
    return [this.ahead, ...this.turn.parameters];
  }
}

/**
 * A selection of what goes on, as far as it ends from today on and in time, in the order of its ends.
 * @param selection SQL with a column `id` and without parameters
 * @param until SQL for the last day, as a date, of a row of that name
 */
export function byEnd(selection: string, until: (row: string) => string): string {
  const ending = `SELECT s.* FROM (${selection}) s WHERE ${until('s')} BETWEEN platform.today() AND (platform.today() + $1::interval)::date`;
  return byTurn(ending, { since: until('w'), until: until('w') }, 1);
}
