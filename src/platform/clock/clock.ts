import { Temporal } from 'temporal-polyfill';
import { dateInAmsterdam, type LocalDate } from '../calendar/local-date.js';

/** What time it is. Injected wherever a rule looks at time, so that a test can stand at any moment. */
export abstract class Clock {
  /** The instant now, UTC. */
  abstract now(): Temporal.Instant;

  /** Today's date in the Netherlands, 'YYYY-MM-DD'. */
  today(): LocalDate {
    return dateInAmsterdam(this.now());
  }
}

/** The machine's clock. */
export class SystemClock extends Clock {
  now(): Temporal.Instant {
    return Temporal.Now.instant();
  }
}
