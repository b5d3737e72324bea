import { Temporal } from 'temporal-polyfill';
import { dateInAmsterdam } from '../../platform/calendar/local-date.js';
import type { Recorded, Row } from './dossier-parts.js';

/**
 * Was a row recorded after that instant, by somebody else? By what the row shows, so that it says nothing beside it.
 * @param since an instant; of what has no more than a day it counts from its day on, in the Netherlands
 * @param reader the account that looks
 */
export function isNew(row: Row, { at, by }: Recorded, since: string, reader: string): boolean {
  const recorded = row[at];
  if (typeof recorded !== 'string' || (by !== null && row[by] === reader)) return false;
  const from = Temporal.Instant.from(since);
  return recorded.includes('T')
    ? Temporal.Instant.compare(Temporal.Instant.from(recorded), from) > 0
    : recorded >= dateInAmsterdam(from);
}
