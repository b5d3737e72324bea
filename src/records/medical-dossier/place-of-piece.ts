import type { Place } from '../../platform/keys/envelope.js';

/** Where a version's text is sealed to: whose it is, which piece and which version. A row put elsewhere can't be opened. */
export function placeOfPiece(owner: string, pieceId: string, version: number): Place {
  return { store: 'medical', owner, record: pieceId, version, item: 'piece' };
}
