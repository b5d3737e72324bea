import { Temporal } from 'temporal-polyfill';
import { plainDate, startOfDayAmsterdam, type LocalDate } from './local-date.js';

/** Whole years, months, weeks and days only: a term is counted on the calendar, not in hours. */
const CALENDAR_DURATION = /^P(?!$)(\d{1,4}Y)?(\d{1,4}M)?(\d{1,4}W)?(\d{1,5}D)?$/;

/**
 * The last day of a term: start + term on the Amsterdam calendar, clamped to the month's end (31 January + one month is
 * the last of February; 29 February + one year is 28 February).
 *
 * @param isoDuration calendar part of an ISO 8601 duration, e.g. 'P20Y', 'P6M', 'P6W'
 * @throws RangeError when the date is not real or the duration has another form
 */
export function addTerm(date: LocalDate, isoDuration: string): LocalDate {
  if (!CALENDAR_DURATION.test(isoDuration)) {
    throw new RangeError('not a calendar duration');
  }
  return plainDate(date).add(Temporal.Duration.from(isoDuration), { overflow: 'constrain' }).toString();
}

/** The date on which a term is due: the day after its last day, from 00:00 local (R10: nothing a second early). */
export function dueOn(date: LocalDate, isoDuration: string): LocalDate {
  return plainDate(addTerm(date, isoDuration)).add({ days: 1 }).toString();
}

/** Is the term over at that instant? From 00:00 Amsterdam on the day after its last day. */
export function isDue(date: LocalDate, isoDuration: string, at: Temporal.Instant): boolean {
  return Temporal.Instant.compare(startOfDayAmsterdam(dueOn(date, isoDuration)), at) <= 0;
}
