import type { LocalDate } from '../../../platform/calendar/local-date.js';

/** What somebody does at the employer, as far as the relation needs it. */
export const FUNCTIONS = [
  'management',
  'human-resources',
  'payroll',
  'finance',
  'works-council',
  'prevention',
  'legal',
  'other',
] as const;

/** Somebody who speaks for an employer: of the relation, not somebody whom the service cares for (D3). */
export interface ContactPerson {
  readonly id: string;
  readonly employerId: string;
  readonly name: string;
  readonly function: (typeof FUNCTIONS)[number];
  readonly phone: string;
  readonly email: string;
  readonly from: LocalDate;
  /** The last day; null while it is open-ended. */
  readonly until: LocalDate | null;
  readonly version: number;
}
