import { z } from 'zod';
import { codeOf, id, moment } from '../../../platform/http/shown.js';
import { COUNTERSIGNED_BY } from '../../../safeguards/countersigning/countersigned-by.js';

/** V1 — the closed set of answers to an examination. */
export const OUTCOMES = ['passed', 'rejected', 'passed-under-conditions'] as const;
export type Outcome = (typeof OUTCOMES)[number];

export const OutcomeContent = z
  .strictObject({
    outcome: z.enum(OUTCOMES).describe('The result: under conditions where `conditions` names some (V1).'),
    conditions: z
      .array(codeOf('examination-condition'))
      .readonly()
      .describe('M16 — sorted; empty unless it is passed under conditions.'),
  })
  .describe('What an outcome says: sealed under the medical key, and once it went out under the employee key as well.');
export type OutcomeContent = Readonly<z.infer<typeof OutcomeContent>>;

/** What the employee decided about an outcome (V4). */
export const DECISIONS = ['agreed', 'blocked', 're-examination'] as const;
export type Decision = (typeof DECISIONS)[number];

export const ExaminationOutcome = z
  .strictObject({
    ...OutcomeContent.shape,
    id,
    examinationId: id,
    employeeId: id,
    issuedAt: moment,
    doctorId: id,
    countersignedBy: id.nullable().describe(COUNTERSIGNED_BY),
    supersedes: id.nullable().describe('The outcome of the same examination that this one supersedes.'),
    decision: z.enum(DECISIONS).nullable().describe("V4 — the employee's last decision; silence is null, and no."),
  })
  .describe("The dossier doctor's answer to a commission, as it lies in the medical dossier (V3).");
export type ExaminationOutcome = Readonly<z.infer<typeof ExaminationOutcome>>;

export const OutcomeChanged = z
  .strictObject({ outcomeId: id, released: z.boolean().describe('Whether the employer has it now.') })
  .describe('The outcome, or what was done with it, is on record.');
export type OutcomeChanged = z.infer<typeof OutcomeChanged>;
