import { Temporal } from 'temporal-polyfill';
import type { LocalDate } from './local-date.js';

const FRIDAY = 5;
const SUNDAY = 7;

/**
 * Is this a working day in the Netherlands: no Saturday or Sunday, and no public holiday?
 *
 * Source: General Extension of Time Limits Act (Algemene termijnenwet), articles 1 and 3, Good Friday included.
 */
export function isWorkingDay(date: LocalDate): boolean {
  const day = Temporal.PlainDate.from(date);
  return day.dayOfWeek <= FRIDAY && !holidaysOf(day.year).some((holiday) => holiday.equals(day));
}

/**
 * The last day of a term of so many working days.
 * @param date the day on which it starts, which doesn't count, 'YYYY-MM-DD'
 * @param days how many working days, 1 or more
 */
export function workingDaysAfter(date: LocalDate, days: number): LocalDate {
  let day = Temporal.PlainDate.from(date);
  let left = days;
  while (left > 0) {
    day = day.add({ days: 1 });
    if (isWorkingDay(day.toString())) left -= 1;
  }
  return day.toString();
}

function holidaysOf(year: number): readonly Temporal.PlainDate[] {
  const on = (month: number, day: number): Temporal.PlainDate => Temporal.PlainDate.from({ year, month, day });
  const fromEaster = (days: number): Temporal.PlainDate => easterOf(year).add({ days });
  const kingsBirthday = on(4, 27);
  return [
    on(1, 1),
    fromEaster(-2),
    fromEaster(1),
    // Kept on the Saturday before where it falls on a Sunday.
    kingsBirthday.dayOfWeek === SUNDAY ? on(4, 26) : kingsBirthday,
    on(5, 5),
    fromEaster(39),
    fromEaster(50),
    on(12, 25),
    on(12, 26),
  ];
}

/** Easter Sunday in the Gregorian calendar (the anonymous algorithm, Meeus/Jones/Butcher). */
function easterOf(year: number): Temporal.PlainDate {
  const golden = year % 19;
  const century = Math.floor(year / 100);
  const inCentury = year % 100;
  const correction = Math.floor((century - Math.floor((century + 8) / 25) + 1) / 3);
  const epact = (19 * golden + century - Math.floor(century / 4) - correction + 15) % 30;
  const weekday = (32 + 2 * (century % 4) + 2 * Math.floor(inCentury / 4) - epact - (inCentury % 4)) % 7;
  const late = Math.floor((golden + 11 * epact + 22 * weekday) / 451);
  const count = epact + weekday - 7 * late + 114;
  return Temporal.PlainDate.from({ year, month: Math.floor(count / 31), day: (count % 31) + 1 });
}
