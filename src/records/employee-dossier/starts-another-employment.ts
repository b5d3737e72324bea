import type { LocalDate } from '../../platform/calendar/local-date.js';
import type { EmploymentDays } from './employee.js';

/**
 * Is what a row says of an employment another one than the one on record, or the same in other words? Somebody who came
 * back after an end keeps that end on record (R1); everything else corrects or fills in what is there.
 *
 * @param known the running employment, else the latest; null where there is none
 */
export function startsAnotherEmployment(known: EmploymentDays | null, startsOn: LocalDate): boolean {
  return known === null || (known.endsOn !== null && startsOn > known.endsOn);
}
