import { refusedByRule } from '../../platform/problems/usual-problems.js';
import type { MedicalPiece } from './medical-piece.js';

/** What is said about a piece is about a version it has or had. @throws Problem 409 for one that was never written (I4). */
export function refuseUnwritten({ version: current }: Pick<MedicalPiece, 'version'>, version: number): void {
  if (version > current) throw refusedByRule(409, 'no-such-version', 'I4', 'The piece has no such version.');
}
