import { addTerm } from '../../platform/calendar/term.js';
import type { LocalDate } from '../../platform/calendar/local-date.js';
import type { AbsenceDays, EmploymentDays } from './employee.js';

/** Civil Code 7:629, paragraphs 1 and 11: sick pay runs 104 weeks, at most 52 longer; nothing older is reported. */
const LONGEST_SICK_PAY = 'P156W';

/**
 * V9 — may a report that comes in today be about an absence from this day on? A shift of tomorrow may be reported today.
 * @returns null, or the code of what is wrong with the day.
 */
export function whyNotAFirstDay(firstDay: LocalDate, today: LocalDate): 'in_the_future' | 'too_long_ago' | null {
  if (firstDay > addTerm(today, 'P1D')) return 'in_the_future';
  return addTerm(firstDay, LONGEST_SICK_PAY) < today ? 'too_long_ago' : null;
}

/**
 * V6 — was the person employed on that day? An unknown start counts as begun. After an employment's end only an employer
 * that bears the sick-pay risk reports.
 */
export function mayReportAbout(
  employments: readonly EmploymentDays[],
  firstDay: LocalDate,
  bearsSickPayRisk: boolean,
): boolean {
  const begun = employments.filter(({ startsOn }) => startsOn === null || startsOn <= firstDay);
  return begun.some(({ endsOn }) => bearsSickPayRisk || endsOn === null || firstDay <= endsOn);
}

/**
 * V6 — may the first day of an absence be corrected to that one? It stays an absence of the employment that it was reported in:
 * in another, what the employer may learn of it, and for how long, would be another's.
 */
export function mayCorrectTo(employments: readonly EmploymentDays[], from: LocalDate, to: LocalDate): boolean {
  const on = (day: LocalDate): readonly EmploymentDays[] =>
    employments.filter(
      ({ startsOn, endsOn }) => (startsOn === null || startsOn <= day) && (endsOn === null || day <= endsOn),
    );
  const [before, after] = [on(from), on(to)];
  return before.length === 0 ? after.length > 0 : before.some((employment) => after.includes(employment));
}

/** The days of an absence, and whether the employer still reads of it (V6). */
export type ReportedDays = AbsenceDays & { readonly isReadable: boolean };

/**
 * V1 — one absence runs at a time; the day of recovery is a day at work, so the next one may begin on it. V6 — what the employer
 * reads no more is no absence of a later employment: he couldn't end it, and no answer may tell him of it.
 */
export function overlapsAnother(absences: readonly ReportedDays[], firstDay: LocalDate): boolean {
  return absences.some(({ recoveredOn, isReadable }) => isReadable && (recoveredOn === null || recoveredOn > firstDay));
}
