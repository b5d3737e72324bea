import type { LocalDate } from '../../../platform/calendar/local-date.js';
import type { Place } from '../../../platform/keys/envelope.js';
import type { Outcome } from '../verdict/verdict.js';

/** V7 — what employer and employee got: the answer to the question, and no word more (V1). It has the verdict's own id. */
export interface ReleasedVerdict {
  readonly id: string;
  readonly questionId: string;
  readonly employerId: string;
  readonly employeeId: string;
  readonly question: string;
  readonly outcome: Outcome;
  readonly issuedOn: LocalDate;
  readonly validUntil: LocalDate | null;
  /** V3 — the verdict that took its place, null while it is the current one. */
  readonly supersededBy: string | null;
}

/** Where the outcome is sealed at the desk: under the employee key, for the text is the employee's as well. */
export function releasedPlace(employeeId: string, verdictId: string): Place {
  return { store: 'desk', owner: employeeId, record: verdictId, version: 1, item: 'released-verdict' };
}
