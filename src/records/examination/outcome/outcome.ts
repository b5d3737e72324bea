/** V1 — the closed set of answers to an examination. */
export const OUTCOMES = ['passed', 'rejected', 'passed-under-conditions'] as const;
export type Outcome = (typeof OUTCOMES)[number];

/** What an outcome says: sealed under the medical key, and once it went out under the employee key as well. */
export interface OutcomeContent {
  readonly outcome: Outcome;
  /** M16 — codes of examinations.yaml, sorted; empty unless it is passed under conditions. */
  readonly conditions: readonly string[];
}

/** What the employee decided about an outcome (V4). */
export const DECISIONS = ['agreed', 'blocked', 're-examination'] as const;
export type Decision = (typeof DECISIONS)[number];

/** The dossier doctor's answer to a commission, as it lies in the medical dossier (V3). */
export interface ExaminationOutcome extends OutcomeContent {
  readonly id: string;
  readonly examinationId: string;
  readonly employeeId: string;
  /** ISO 8601, UTC. */
  readonly issuedAt: string;
  readonly doctorId: string;
  /** The outcome of the same examination that this one supersedes. */
  readonly supersedes: string | null;
  /** V4 — the employee's last decision; silence is null, and no. */
  readonly decision: Decision | null;
}
