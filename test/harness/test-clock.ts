import { Temporal } from 'temporal-polyfill';
import { Clock } from '../../src/platform/clock/clock.js';

/** A clock that the test sets together with the database's; without an instant it runs with the machine's. */
export class TestClock extends Clock {
  #instant: Temporal.Instant | undefined;

  now(): Temporal.Instant {
    return this.#instant ?? Temporal.Now.instant();
  }

  set(instant: string | undefined): void {
    this.#instant = instant === undefined ? undefined : Temporal.Instant.from(instant);
  }
}
