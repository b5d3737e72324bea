import type { LocalDate } from '../../platform/calendar/local-date.js';
import type { KnownMember } from './staff-member.js';
import { startsAnotherEmployment } from './starts-another-employment.js';

/**
 * V6 — would a row begin the employment on record after an absence that lies in it? The absence would belong to no employment any
 * more, or to the one before, by whose end it is judged what may be read of it.
 */
export function startsAfterAbsence(
  known: Pick<KnownMember, 'startsOn' | 'endsOn' | 'firstAbsentOn'>,
  startsOn: LocalDate,
): boolean {
  return known.firstAbsentOn !== null && startsOn > known.firstAbsentOn && !startsAnotherEmployment(known, startsOn);
}
