import { plainDate, type LocalDate } from '../../platform/calendar/local-date.js';
import type { ServicesPage } from '../access/policy/services-page.js';
import { endOfTerm, type Term } from '../access/policy/terms.js';
import { employmentReadWith } from '../looking-back/is-readable-by-employer.js';
import { bearsRiskOf, type RiskAgreed } from './bears-risk-of.js';
import { mayRecord, whatMayBeRecorded, type AgreedServices } from './what-may-be-recorded.js';

/** What decides whether the service guides somebody's absences; days in Amsterdam. */
export interface GuidanceRelations {
  /** On the day of recovery the person is at work again; null while it runs. */
  readonly absences: readonly { readonly firstDay: LocalDate; readonly recoveredOn: LocalDate | null }[];
  /** With this employer; an unknown start counts as begun (V9), the last day is included. */
  readonly employments: readonly { readonly startsOn: LocalDate | null; readonly endsOn: LocalDate | null }[];
  /** All of this employer. */
  readonly agreements: readonly (RiskAgreed & AgreedServices)[];
}

/** An absence while it is guided: on `overOn` it is no more, null while no end is known. */
export interface GuidedDays {
  readonly firstDay: LocalDate;
  readonly overOn: LocalDate | null;
}

/** What an agreement that is about guiding the absent asks for. */
const GUIDING = 'ReintegrationPart';

/**
 * S7, D7, V6 — when are somebody's absences guided? Under an agreement in force that is about it, while the person works there, and
 * afterwards where the sick-pay risk of that absence is borne, for as long as the employer reads of it; and none that he reads no more,
 * whoever works there again since. An absence that nobody ended runs on record all the same: a recovery is somebody's to report, and no
 * act of ours.
 *
 * @param reading how long the employer reads what it had after an employment (V6)
 * @returns those that have begun; none where no agreement is about it today
 */
export function guidedDays(
  { absences, employments, agreements }: GuidanceRelations,
  services: ServicesPage,
  reading: Term,
  today: LocalDate,
): readonly GuidedDays[] {
  const isAgreed = agreements.some((one) => mayRecord(whatMayBeRecorded(services, one, today), GUIDING, 'absent'));
  const begun = employments.filter(({ startsOn }) => startsOn === null || startsOn <= today);
  if (!isAgreed || begun.length === 0) return [];
  const ends = begun.map(({ endsOn }) => endsOn);
  const endsOn = ends.reduce((last, one) => (last === null || one === null ? null : one > last ? one : last));
  return absences
    .filter(({ firstDay }) => firstDay <= today)
    .flatMap(({ firstDay, recoveredOn }): GuidedDays[] => {
      const lastDay =
        endsOn !== null && bearsRiskOf(firstDay, { endsOn }, agreements) ? endOfTerm(reading, endsOn) : endsOn;
      if (lastDay !== null && lastDay < firstDay) return [];
      const readWith = employmentReadWith(firstDay, employments)?.endsOn ?? null;
      const lastRead = readWith === null ? null : endOfTerm(reading, readWith);
      return [{ firstDay, overOn: first(recoveredOn, dayAfter(lastDay), dayAfter(lastRead)) }];
    });
}

/** The earliest of the days that are known; null where none is. */
function first(...days: readonly (LocalDate | null)[]): LocalDate | null {
  return days.filter((day) => day !== null).toSorted()[0] ?? null;
}

function dayAfter(day: LocalDate | null): LocalDate | null {
  return day === null ? null : plainDate(day).add({ days: 1 }).toString();
}

/** Is one of them guided on that day? */
export function isGuided(days: readonly GuidedDays[], today: LocalDate): boolean {
  return days.some(({ overOn }) => overOn === null || overOn > today);
}
