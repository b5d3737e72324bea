import type { PieceStatement } from '../medical-piece.js';
import type { AskedOfADoctor } from '../asked/asked-of-a-doctor.js';

/** A version of a piece, as a consent names it. */
export interface NamedPiece {
  readonly pieceId: string;
  readonly version: number;
}

/** S14 — what an employee asks another doctor, with the consent that it rests on. */
export interface SecondOpinion extends AskedOfADoctor {
  /** C2, C3 — what the consent names: these versions and nothing more. */
  readonly pieces: readonly NamedPiece[];
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
