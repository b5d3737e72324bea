import type { LocalDate } from '../../../platform/calendar/local-date.js';

/** What a field says: a code, some codes, a whole number or a date; never a text of one's own (V5). */
export type AdviceValue = string | number | readonly string[];

/** One item of advice. */
export interface AdvisedItem {
  /** The number of the item in the disclosure matrix, as 'M09'. */
  readonly item: string;
  readonly values: Readonly<Record<string, AdviceValue>>;
}

/** What the dossier doctor advised about an absence, as it lies in the medical dossier. */
export interface Advice {
  readonly id: string;
  readonly absenceId: string;
  readonly employeeId: string;
  readonly items: readonly AdvisedItem[];
  /** ISO 8601, UTC. */
  readonly issuedAt: string;
  readonly doctorId: string;
  /** The advice about the same absence that this one supersedes. */
  readonly supersedes: string | null;
}

/** V7 — one item as employer and employee got it. */
export interface ReleasedAdvice extends AdvisedItem {
  readonly id: string;
  readonly adviceId: string;
  readonly absenceId: string;
  readonly employerId: string;
  readonly employeeId: string;
  readonly issuedOn: LocalDate;
  /** 'superseded' once another advice took its place as a whole: then it no longer counts. */
  readonly state: 'current' | 'superseded';
  /** The advice that took its place; null while none did, and to a reader who is given nothing of that one (V5). */
  readonly supersededBy: string | null;
}
