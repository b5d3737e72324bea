import type { PieceStatement } from '../medical-piece.js';

/** A version of a piece, as a consent names it. */
export interface NamedPiece {
  readonly pieceId: string;
  readonly version: number;
}

/** S14 — what an employee asks another doctor, with the consent that it rests on, and the conclusion once there is one. */
export interface SecondOpinion {
  readonly id: string;
  readonly employeeId: string;
  readonly doctorId: string;
  /** C2, C3 — what the consent names: these versions and nothing more. */
  readonly pieces: readonly NamedPiece[];
  /** ISO 8601, UTC; so are the others. */
  readonly askedAt: string;
  /** Until when the doctor sees the pieces. */
  readonly until: string;
  readonly withdrawnAt: string | null;
  readonly concludedAt: string | null;
  /** In the doctor's words; null while there is none. */
  readonly conclusion: string | null;
  /** Since when it is part of the dossier, by the employee's own act; null where it isn't. */
  readonly inDossierAt: string | null;
}

/** S14 — a text as the second doctor gets it: the version that the consent names, with what the employee said of it (I4). */
export interface SecondOpinionPiece {
  readonly id: string;
  readonly pieceId: string;
  readonly employeeId: string;
  readonly version: number;
  /** M01–M66. */
  readonly item: string;
  readonly entryOn: string;
  readonly text: string;
  readonly statements: readonly PieceStatement[];
}

/** What is sealed under the medical key for one copy. */
export type CopyContent = Pick<SecondOpinionPiece, 'item' | 'entryOn' | 'text' | 'statements'>;
/** What is sealed under the medical key of a conclusion. */
export interface ConclusionContent {
  readonly text: string;
}
