import { isWithin, type LocalDate } from '../../platform/calendar/local-date.js';

/** An employment; an unknown start counts as begun, as a sick report doesn't say since when (V9). */
export interface Employment {
  readonly startsOn: LocalDate | null;
  /** The last day, null while it goes on. */
  readonly endsOn: LocalDate | null;
}

/**
 * V6 — the employment that an absence belongs to: the one that covers its first day. One that was recorded for the same
 * person later tells the employer nothing about an earlier absence.
 *
 * @returns more than one only where employments overlap, none where no employment covers the day
 */
export function employmentsOfAbsence(firstDay: LocalDate, employments: readonly Employment[]): Employment[] {
  return employments.filter(({ startsOn, endsOn }) => isWithin(firstDay, startsOn ?? firstDay, endsOn));
}
