import { Temporal } from 'temporal-polyfill';
import { dateInAmsterdam } from '../../../platform/calendar/local-date.js';
import type { Moment } from './access-facts.js';

/** @param at an instant as the database wrote it, ISO 8601. @returns it with the Amsterdam day it falls on. */
export function momentOf(at: string): Moment {
  const instant = new Date(at);
  return { instant, today: dateInAmsterdam(Temporal.Instant.fromEpochMilliseconds(instant.getTime())) };
}
