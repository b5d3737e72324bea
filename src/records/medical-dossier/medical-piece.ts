import type { LocalDate } from '../../platform/calendar/local-date.js';
import type { PieceDocument, ReceivedLetter } from './documents/document.js';

/** One piece of an entry in the medical dossier: exactly one item of the disclosure matrix, at one version. */
export interface MedicalPiece {
  readonly id: string;
  readonly entryId: string;
  readonly employeeId: string;
  /** M01–M66. */
  readonly item: string;
  readonly version: number;
  /** Null where it is withheld from who asks, and for a document. */
  readonly text: string | null;
  /** The file that is its body in place of a text. */
  readonly document: PieceDocument | null;
  /** C4 — of a letter that came from elsewhere; of it the dossier doctor decides, not its author here. */
  readonly received: ReceivedLetter | null;
  /** I1 — left out of the employee's own inspection for another person's privacy; his doctors see it. */
  readonly withheld: boolean;
  /** I1 — said to the employee: why it is left out; null where nothing is. */
  readonly withheldFor: 'privacy-of-another' | null;
  /** The day the entry is about. */
  readonly entryOn: LocalDate;
  readonly authorId: string | null;
  /** S11 — the doctor under whose responsibility it was written. */
  readonly responsibleDoctorId: string | null;
  /** ISO 8601, UTC. */
  readonly recordedAt: string | null;
  /** I4 — what the employee said of it, about whichever version; the first one first. */
  readonly statements: readonly PieceStatement[];
}

/** I4 — the employee's own statement about a version of a piece: nobody refuses or alters it. */
export interface PieceStatement {
  readonly id: string;
  /** The version that he read. */
  readonly version: number;
  readonly text: string;
  /** ISO 8601, UTC. */
  readonly madeAt: string;
}

/** I4 — an earlier or the current text of a piece, with why it replaced the one before. */
export interface PieceVersion {
  /** The piece's id. */
  readonly id: string;
  readonly pieceId: string;
  readonly employeeId: string;
  readonly version: number;
  /** Null for a document. */
  readonly text: string | null;
  readonly document: PieceDocument | null;
  readonly reason: string | null;
  readonly authorId: string;
  readonly responsibleDoctorId: string;
  readonly recordedAt: string;
  /** What the employee said of this version. */
  readonly statements: readonly PieceStatement[];
}

/** What is sealed under the medical key for one version. */
export interface PieceContent {
  readonly text: string | null;
  readonly reason: string | null;
  /** Not there where the body is a text. */
  readonly document?: PieceDocument;
  readonly received?: ReceivedLetter;
}
