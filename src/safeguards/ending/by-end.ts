import type { LocalDate } from '../../platform/calendar/local-date.js';
import { byTurn, type Turn } from '../waiting/turn.js';

/** What a list of ends is asked for: up to which day, and where it goes on. */
export class Ends {
  /** @param lastDay the last of the days on which something may end */
  constructor(
    readonly turn: Turn,
    readonly lastDay: LocalDate,
  ) {}

  /** For {@link byEnd}. */
  get parameters(): readonly unknown[] {
    return [this.lastDay, ...this.turn.parameters];
  }
}

/**
 * A selection of what goes on, as far as it ends from today on and in time, in the order of its ends.
 * @param selection SQL with a column `id` and without parameters
 * @param until SQL for the last day, as a date, of a row of that name
 */
export function byEnd(selection: string, until: (row: string) => string): string {
  const ending = `SELECT s.* FROM (${selection}) s WHERE ${until('s')} BETWEEN platform.today() AND $1::date`;
  return byTurn(ending, { since: until('w'), until: until('w') }, 1);
}
