import { Temporal } from 'temporal-polyfill';

/** A date on the Dutch calendar, 'YYYY-MM-DD', without time or zone. Text order is date order. */
export type LocalDate = string;

const DATE = /^\d{4}-\d{2}-\d{2}$/;
const AMSTERDAM = 'Europe/Amsterdam';

/** Is the text a date that exists ('2023-02-29' does not), in the one form that is used here? */
export function isRealDate(text: string): text is LocalDate {
  if (!DATE.test(text) || text < '0001-01-01') {
    return false;
  }
  try {
    Temporal.PlainDate.from(text, { overflow: 'reject' });
    return true;
  } catch {
    return false;
  }
}

/** The date it is in the Netherlands at that instant. */
export function dateInAmsterdam(at: Temporal.Instant): LocalDate {
  return at.toZonedDateTimeISO(AMSTERDAM).toPlainDate().toString();
}

/** The instant at which that date begins in the Netherlands, across both clock changes. */
export function startOfDayAmsterdam(date: LocalDate): Temporal.Instant {
  return plainDate(date).toZonedDateTime(AMSTERDAM).toInstant();
}

/** Negative when `one` is earlier than `other`, 0 when equal, positive when later. */
export function compareDates(one: LocalDate, other: LocalDate): number {
  return Temporal.PlainDate.compare(plainDate(one), plainDate(other));
}

/** Is `date` on or after `from`, and on or before `until` (null: without end)? Both ends belong to the period. */
export function isWithin(date: LocalDate, from: LocalDate, until: LocalDate | null): boolean {
  return compareDates(from, date) <= 0 && (until === null || compareDates(date, until) <= 0);
}

/** The parsed date. @throws RangeError, without the text, when it is not a real one. */
export function plainDate(date: LocalDate): Temporal.PlainDate {
  if (!isRealDate(date)) {
    throw new RangeError('not a real calendar date');
  }
  return Temporal.PlainDate.from(date);
}
