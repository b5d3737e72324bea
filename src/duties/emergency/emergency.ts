import type { LocalDate } from '../../platform/calendar/local-date.js';

/** What another doctor's review may find (S8). */
export const FINDINGS = ['justified', 'not-justified'] as const;
export type Finding = (typeof FINDINGS)[number];

/** S8 — one employee's dossier, open to one doctor for an hour. Instants ISO 8601, UTC. */
export interface Emergency {
  readonly id: string;
  readonly employeeId: string;
  readonly openedBy: string;
  /** A code of policies/vocabulary.yaml; the reason lies in the medical store. */
  readonly ground: string;
  readonly from: string;
  /** The moment from which it opens nothing any more. */
  readonly until: string;
  /** By when the employee is told. */
  readonly tellBy: string;
  readonly toldAt: string | null;
  readonly toldHow: 'in-app' | 'posted' | null;
  /** The last day for a review. */
  readonly reviewBy: LocalDate;
  readonly reviewedAt: string | null;
  readonly reviewedBy: string | null;
  readonly finding: Finding | null;
}

/** Why it was opened, in the doctor's words, from the medical store (D5). */
export interface EmergencyReason {
  readonly id: string;
  readonly employeeId: string;
  readonly openedBy: string;
  readonly reason: string;
}
