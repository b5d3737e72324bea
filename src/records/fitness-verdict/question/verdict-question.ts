import type { LocalDate } from '../../../platform/calendar/local-date.js';

/** V1 — the one question about an absence that an employer may ask. */
export const QUESTION = 'fit-for-own-work';

/** A question of an employer about a running absence of an employee of its own. */
export interface VerdictQuestion {
  readonly id: string;
  readonly employerId: string;
  readonly employeeId: string;
  readonly absenceId: string;
  readonly question: string;
  readonly askedOn: LocalDate;
  /** The last day on which it is open. */
  readonly closesOn: LocalDate;
  /** V4 — by its date alone, whether answered, held or not. */
  readonly state: 'open' | 'closed';
}

/** Is a question with that last day still open? The last day counts. */
export function isOpen(closesOn: LocalDate, today: LocalDate): boolean {
  return today <= closesOn;
}
