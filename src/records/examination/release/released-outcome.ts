import type { LocalDate } from '../../../platform/calendar/local-date.js';
import type { Place } from '../../../platform/keys/envelope.js';
import type { OutcomeContent } from '../outcome/outcome.js';

/** V7 — what employer and employee got: the answer to the commission, and no word more (V1). It has the outcome's own id. */
export interface ReleasedOutcome extends OutcomeContent {
  readonly id: string;
  readonly examinationId: string;
  readonly employerId: string;
  readonly employeeId: string;
  readonly examinationKind: string;
  readonly issuedOn: LocalDate;
  /** V3 — the outcome that took its place, null while it is the current one. */
  readonly supersededBy: string | null;
}

/** Where it is sealed at the desk: under the employee key, for the text is the employee's as well. */
export function releasedPlace(employeeId: string, outcomeId: string): Place {
  return { store: 'desk', owner: employeeId, record: outcomeId, version: 1, item: 'released-outcome' };
}
