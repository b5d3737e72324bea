import { Temporal } from 'temporal-polyfill';
import { startOfDayAmsterdam, type LocalDate } from '../../platform/calendar/local-date.js';

/** A calendar month in the Netherlands: its first day, and the instants from which and until which its lines are written. */
export interface Month {
  readonly firstDay: LocalDate;
  /** ISO 8601 UTC, the first of them. */
  readonly from: string;
  /** ISO 8601 UTC, the first that is no longer in it. */
  readonly until: string;
}

/** @param month 'YYYY-MM' */
export function monthOf(month: string): Month {
  const first = Temporal.PlainYearMonth.from(month).toPlainDate({ day: 1 });
  const instant = (date: Temporal.PlainDate): string => startOfDayAmsterdam(date.toString()).toString();
  return { firstDay: first.toString(), from: instant(first), until: instant(first.add({ months: 1 })) };
}

/** A6 — is the month over? A line of it could still be written otherwise, and never be reviewed. */
export function isOver({ firstDay }: Month, today: LocalDate): boolean {
  return Temporal.PlainDate.compare(Temporal.PlainDate.from(firstDay).add({ months: 1 }), today) <= 0;
}
