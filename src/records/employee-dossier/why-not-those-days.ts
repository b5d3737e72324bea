import type { LocalDate } from '../../platform/calendar/local-date.js';
import type { EmploymentDays } from './employee.js';
import type { KnownMember } from './staff-member.js';
import { startsAnotherEmployment } from './starts-another-employment.js';

/**
 * V6 — an employment that ended stays ended, whatever a later row leaves out: who comes back has a new one, with a start of
 * its own. An end that lies ahead is the employer's to change; one that has come is put right to an earlier day only, and what
 * stood there stays on record. Nor comes somebody back for an employment that is over when it is told: either would begin the
 * time anew for which he stays readable.
 *
 *
 * @param said the days of the row
 * @returns null, or the field that would open again what ended, or lengthen it
 */
export function whyNotThoseDays(
  known: Pick<KnownMember, 'employmentId' | 'startsOn' | 'endsOn' | 'earlierEndsOn'>,
  said: EmploymentDays & { readonly startsOn: LocalDate },
  today: LocalDate,
): 'startsOn' | 'endsOn' | null {
  if (known.employmentId === null) return null;
  if (startsAnotherEmployment(known, said.startsOn)) {
    return said.endsOn !== null && said.endsOn < today ? 'endsOn' : null;
  }
  // The employment that runs is not stretched over those before it: their absences would count as its own.
  if (known.earlierEndsOn !== null && said.startsOn <= known.earlierEndsOn) return 'startsOn';
  if (known.endsOn === null || known.endsOn >= today || said.endsOn === known.endsOn) return null;
  return said.endsOn !== null && said.endsOn < known.endsOn ? null : 'endsOn';
}
