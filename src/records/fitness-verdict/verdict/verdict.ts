import { z } from 'zod';
import { day, id, moment } from '../../../platform/http/shown.js';
import { COUNTERSIGNED_BY } from '../../../safeguards/countersigning/countersigned-by.js';

/** V1 — the closed set of answers in an absence: partly is unfit. */
export const OUTCOMES = ['fit', 'unfit'] as const;
export type Outcome = (typeof OUTCOMES)[number];

export const Verdict = z
  .strictObject({
    id,
    questionId: id,
    employeeId: id,
    outcome: z.enum(OUTCOMES).describe('Fit for the own work or not; partly is unfit (V1).'),
    issuedAt: moment,
    validUntil: day.nullable().describe('The last day for which the doctor says it; null where he named none.'),
    doctorId: id,
    countersignedBy: id.nullable().describe(COUNTERSIGNED_BY),
    supersedes: id.nullable().describe('The verdict on the same question that this one supersedes.'),
  })
  .describe("The dossier doctor's answer to an employer's question, as it lies in the medical dossier (V3).");
export type Verdict = Readonly<z.infer<typeof Verdict>>;

/** What is sealed of a verdict: under the medical key, and once it went out under the employee key as well. */
export interface VerdictContent {
  readonly outcome: Outcome;
}

export const VerdictIssued = z
  .strictObject({
    verdictId: id,
    released: z.boolean().describe('False while the letter to an employee without an account waits.'),
  })
  .describe('The verdict is on record.');
export type VerdictIssued = z.infer<typeof VerdictIssued>;
