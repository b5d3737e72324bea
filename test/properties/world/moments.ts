import { dayOf } from '../specification/calendar.js';

/** Moments at which calendars go wrong: midnight in Amsterdam, the two clock changes, 29 February, the turn of a year. */
export const AWKWARD_MOMENTS = [
  '2026-03-02T11:00:00.000Z',
  '2026-07-14T21:59:59.999Z',
  '2026-07-14T22:00:00.000Z',
  '2026-03-29T00:59:59.999Z',
  '2026-03-29T01:00:00.000Z',
  '2026-10-25T00:30:00.000Z',
  '2026-10-25T01:30:00.000Z',
  '2028-02-28T23:00:00.000Z',
  '2028-02-29T22:59:59.999Z',
  '2026-12-31T22:59:59.999Z',
  '2026-12-31T23:00:00.000Z',
] as const;

const DAY = 86_400_000;

/** Instants and days as seen from a moment. */
export class Around {
  constructor(readonly now: string) {}

  /** So many milliseconds from now. */
  instant(milliseconds: number): string {
    return new Date(Date.parse(this.now) + milliseconds).toISOString();
  }

  /** So many calendar days from today. */
  day(days: number): string {
    return new Date(Date.parse(`${dayOf(this.now)}T12:00:00Z`) + days * DAY).toISOString().slice(0, 10);
  }

  /** The same day so many years ago, or the last of its month. */
  yearsAgo(years: number, days = 0): string {
    return this.monthsAgo(12 * years, days);
  }

  /** The same day so many months ago, or the last of its month. */
  monthsAgo(months: number, days = 0): string {
    const [year, month, day] = this.day(days).split('-').map(Number) as [number, number, number];
    const last = new Date(Date.UTC(year, month - months, 0)).getUTCDate();
    return new Date(Date.UTC(year, month - 1 - months, Math.min(day, last))).toISOString().slice(0, 10);
  }
}

/** How far from now something begins: usually long ago, else just now or not yet. */
export const LONG_SINCE = -400 * DAY;
export const ODD_BEGINNINGS = [-DAY, 0, 0, 1, DAY] as const;
/** How far from now something ends: usually never, else soon, just now, or over. */
export const ODD_ENDS = [400 * DAY, 1, 0, 0, -1, -DAY] as const;
/** The same where an end lies in the past. */
export const ODD_PAST_ENDS = [0, 0, -1, -DAY] as const;
