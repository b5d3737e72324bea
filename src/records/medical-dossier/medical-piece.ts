import type { LocalDate } from '../../platform/calendar/local-date.js';

/** One piece of an entry in the medical dossier: exactly one item of the disclosure matrix, at one version. */
export interface MedicalPiece {
  readonly id: string;
  readonly entryId: string;
  readonly employeeId: string;
  /** M01–M66. */
  readonly item: string;
  readonly version: number;
  readonly text: string;
  /** The day the entry is about. */
  readonly entryOn: LocalDate;
  readonly authorId: string;
  /** S11 — the doctor under whose responsibility it was written. */
  readonly responsibleDoctorId: string;
  /** ISO 8601, UTC. */
  readonly recordedAt: string;
}

/** I4 — an earlier or the current text of a piece, with why it replaced the one before. */
export interface PieceVersion {
  /** The piece's id. */
  readonly id: string;
  readonly pieceId: string;
  readonly employeeId: string;
  readonly version: number;
  readonly text: string;
  readonly reason: string | null;
  readonly authorId: string;
  readonly responsibleDoctorId: string;
  readonly recordedAt: string;
}

/** What is sealed under the medical key for one version. */
export interface PieceContent {
  readonly text: string;
  readonly reason: string | null;
}
