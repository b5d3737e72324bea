import type { LocalDate } from '../../../platform/calendar/local-date.js';

/** V1 — the closed set of answers in an absence: partly is unfit. */
export const OUTCOMES = ['fit', 'unfit'] as const;
export type Outcome = (typeof OUTCOMES)[number];

/** The dossier doctor's answer to an employer's question, as it lies in the medical dossier (V3). */
export interface Verdict {
  readonly id: string;
  readonly questionId: string;
  readonly employeeId: string;
  readonly outcome: Outcome;
  /** ISO 8601, UTC. */
  readonly issuedAt: string;
  readonly validUntil: LocalDate | null;
  readonly doctorId: string;
  /** The verdict on the same question that this one supersedes. */
  readonly supersedes: string | null;
}

/** What is sealed of a verdict: under the medical key, and once it went out under the employee key as well. */
export interface VerdictContent {
  readonly outcome: Outcome;
}
