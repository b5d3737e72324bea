import { z } from 'zod';
import { codeOf, day, id } from '../../../platform/http/shown.js';
import type { Place } from '../../../platform/keys/envelope.js';
import { OutcomeContent } from '../outcome/outcome.js';

export const ReleasedOutcome = z
  .strictObject({
    ...OutcomeContent.shape,
    id,
    examinationId: id,
    employerId: id,
    employeeId: id,
    examinationKind: codeOf('examination-kind'),
    issuedOn: day,
    supersededBy: id.nullable().describe('V3 — the outcome that took its place, null while it is the current one.'),
  })
  .describe(
    "V7 — what employer and employee got: the answer to the commission, and no word more (V1). It has the outcome's own id.",
  );
export type ReleasedOutcome = Readonly<z.infer<typeof ReleasedOutcome>>;

/** Where it is sealed at the desk: under the employee key, for the text is the employee's as well. */
export function releasedPlace(employeeId: string, outcomeId: string): Place {
  return { store: 'desk', owner: employeeId, record: outcomeId, version: 1, item: 'released-outcome' };
}
