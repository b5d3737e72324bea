import { Temporal } from 'temporal-polyfill';
import { CellRefused, readCellText } from './cell-text.js';

const DUTCH_DATE = /^(?<day>\d{2})-(?<month>\d{2})-(?<year>\d{4})$/;
const ISO_DATE = /^(?<year>\d{4})-(?<month>\d{2})-(?<day>\d{2})$/;

const HOURS = /^\d{1,2}(?:[.,]\d{1,2})?$/;
/** Arbeidstijdenwet, article 5:7, second paragraph: nobody works more than sixty hours in a week. */
const MOST_HOURS = 60;

const OLDEST_AGE = 120;
const YEARS_HIRED_AHEAD = 2;
const YEARS_ENDING_AHEAD = 75;

/** The days, both included, between which a date of a staff file has to lie; LocalDates, which sort as text. */
export interface DayRange {
  readonly first: string;
  readonly last: string;
}

/** What is plausible on a given day; it catches a typed-over year ('2205') and '31-12-9999' for 'no end'. */
export interface PlausibleDays {
  readonly birth: DayRange;
  readonly start: DayRange;
  readonly end: DayRange;
}

/** @param today LocalDate on which the file is read */
export function plausibleDays(today: string): PlausibleDays {
  const day = Temporal.PlainDate.from(today);
  const first = day.subtract({ years: OLDEST_AGE }).toString();
  return {
    birth: { first, last: day.toString() },
    start: { first, last: day.add({ years: YEARS_HIRED_AHEAD }).toString() },
    end: { first, last: day.add({ years: YEARS_ENDING_AHEAD }).toString() },
  };
}

/**
 * A day as 'dd-mm-yyyy' or 'yyyy-mm-dd' that is on the calendar.
 *
 * @returns LocalDate
 * @throws CellRefused `missing_date`, `invalid_date`, `control_character`, `too_long`
 */
export function readDay(cell: string, plausible: DayRange): string {
  const day = readDayIfAny(cell, plausible);
  if (day === null) throw new CellRefused('missing_date');
  return day;
}

/** The same for a cell that may be empty. @throws CellRefused `invalid_date`, `control_character`, `too_long` */
export function readDayIfAny(cell: string, plausible: DayRange): string | null {
  const text = readCellText(cell);
  if (text === '') return null;
  const { year = '', month = '', day = '' } = (DUTCH_DATE.exec(text) ?? ISO_DATE.exec(text))?.groups ?? {};
  const date = `${year}-${month}-${day}`;
  const isReal = isCalendarDay(Number(year), Number(month), Number(day));
  if (!isReal || date < plausible.first || date > plausible.last) throw new CellRefused('invalid_date');
  return date;
}

/**
 * The agreed hours per week, with a decimal comma or point; none at all is a zero-hours contract.
 *
 * @throws CellRefused `missing_hours`, `invalid_hours`, `control_character`, `too_long`
 */
export function readHoursPerWeek(cell: string): number {
  const text = readCellText(cell);
  if (text === '') throw new CellRefused('missing_hours');
  const hours = Number(text.replace(',', '.'));
  if (!HOURS.test(text) || hours > MOST_HOURS) throw new CellRefused('invalid_hours');
  return hours;
}

/** Day 0 of the next month is the last of this one, also in leap years. */
function isCalendarDay(year: number, month: number, day: number): boolean {
  if (month < 1 || month > 12 || day < 1) return false;
  return day <= new Date(Date.UTC(year, month, 0)).getUTCDate();
}
