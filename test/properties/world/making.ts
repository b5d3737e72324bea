import { createHash } from 'node:crypto';
import { Around, AWKWARD_MOMENTS, LONG_SINCE, ODD_BEGINNINGS, ODD_ENDS, ODD_PAST_ENDS } from './moments.js';

/** Picks one of several. */
export type Choose = <T>(...options: readonly T[]) => T;

/** Choices that follow from a number (mulberry32). */
export function chooseFrom(seed: number): Choose {
  let state = seed >>> 0;
  return (...options) => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    const index = ((mixed ^ (mixed >>> 14)) >>> 0) % options.length;
    return options[index] as (typeof options)[number];
  };
}

/** What one world is made with: ids that follow from its seed, its moment, and choices that are usually in order. */
export class Making {
  readonly around: Around;

  constructor(
    readonly choose: Choose,
    private readonly seed: string,
  ) {
    this.around = new Around(choose(...AWKWARD_MOMENTS));
  }

  /** A UUID that follows from seed and name: two worlds of one seed have the same ids. */
  id(name: string): string {
    const hex = createHash('sha256').update(`${this.seed} ${name}`).digest('hex');
    return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
  }

  /** Nearly always the first, else one of the others: access rests on twenty conditions, of which one should be missing. */
  usually<T>(usual: T, ...odd: readonly T[]): T {
    return this.seldom(18) ? this.choose(...odd) : usual;
  }

  /** One time in so many. */
  seldom(times: number): boolean {
    return this.choose(...Array.from({ length: times }, (_, index) => index)) === 1;
  }

  begins(): string {
    return this.around.instant(this.usually<number>(LONG_SINCE, ...ODD_BEGINNINGS));
  }

  ends(): string | null {
    return this.#instant(this.usually<number | null>(null, ...ODD_ENDS));
  }

  /** An end that somebody set: there is none, or it lies in the past. */
  ended(): string | null {
    return this.#instant(this.usually<number | null>(null, ...ODD_PAST_ENDS));
  }

  /** The last day on which something counts. */
  lastDay(): string {
    return this.around.day(this.usually(400, 1, 0, 0, -1));
  }

  firstDay(): string {
    return this.around.day(this.usually(-30, 1, 0, 0, -1));
  }

  #instant(distance: number | null): string | null {
    return distance === null ? null : this.around.instant(distance);
  }
}
