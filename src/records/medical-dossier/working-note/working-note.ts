import type { LocalDate } from '../../../platform/calendar/local-date.js';

/** S12 — what its author keeps apart from the dossier, until it is filed or destroyed. It changes in place. */
export interface WorkingNote {
  readonly id: string;
  readonly employeeId: string;
  readonly version: number;
  readonly text: string;
  readonly authorId: string;
  /** S11 — the doctor under whose responsibility it was written. */
  readonly responsibleDoctorId: string;
  /** ISO 8601, UTC. */
  readonly writtenAt: string;
  /** The last day on which it may be there. */
  readonly destroyBy: LocalDate;
}

/** What became of it, by who wrote it. */
export type EndOfNote = 'filed' | 'destroyed';

/** What is sealed under the note's own key. */
export interface WorkingNoteContent {
  readonly text: string;
}
