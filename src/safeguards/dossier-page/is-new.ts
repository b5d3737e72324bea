import { Temporal } from 'temporal-polyfill';
import { dateInAmsterdam } from '../../platform/calendar/local-date.js';
import type { Recorded, Row } from './dossier-parts.js';

/**
 * What is recorded has the moment at which its transaction began, and can be seen once that is over: a page read in between lacks it. So the
 * looks overlap by more than any transaction that records takes (a file's arrival is the longest). Seen twice as new is harmless; never isn't.
 */
const OVERLAP = { minutes: 2 };

/**
 * Was a row recorded after that instant, by somebody else? By what the row shows, so that it says nothing beside it.
 * @param since an instant, from two minutes before which it counts; of what has no more than a day it counts from its day on, in the Netherlands
 * @param reader the account that looks
 */
export function isNew(row: Row, { at, by }: Recorded, since: string, reader: string): boolean {
  const recorded = row[at];
  if (typeof recorded !== 'string' || (by !== null && row[by] === reader)) return false;
  const from = Temporal.Instant.from(since).subtract(OVERLAP);
  return recorded.includes('T')
    ? Temporal.Instant.compare(Temporal.Instant.from(recorded), from) > 0
    : recorded >= dateInAmsterdam(from);
}
