import { z } from 'zod';
import { day, id } from '../../../platform/http/shown.js';
import type { Place } from '../../../platform/keys/envelope.js';
import { QUESTION } from '../question/verdict-question.js';
import { OUTCOMES } from '../verdict/verdict.js';

export const ReleasedVerdict = z
  .strictObject({
    id,
    questionId: id,
    employerId: id,
    employeeId: id,
    question: z.literal(QUESTION),
    outcome: z.enum(OUTCOMES).describe('Fit for the own work or not; partly is unfit (V1).'),
    issuedOn: day,
    validUntil: day.nullable().describe('The last day for which the doctor says it; null where he named none.'),
    supersededBy: id.nullable().describe('V3 — the verdict that took its place, null while it is the current one.'),
  })
  .describe(
    "V7 — what employer and employee got: the answer to the question, and no word more (V1). It has the verdict's own id.",
  );
export type ReleasedVerdict = Readonly<z.infer<typeof ReleasedVerdict>>;

/** Where the outcome is sealed at the desk: under the employee key, for the text is the employee's as well. */
export function releasedPlace(employeeId: string, verdictId: string): Place {
  return { store: 'desk', owner: employeeId, record: verdictId, version: 1, item: 'released-verdict' };
}
