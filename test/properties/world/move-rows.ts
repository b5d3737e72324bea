import { seal } from '../../../src/platform/keys/envelope.js';
import type { World } from '../specification/world.js';
import { bytes, row, type RowParts, type Tables } from './row-writing.js';

/** The tables of pieces that lie wrong, with the copies of what nobody decided, and of what was moved. */
export function moveRows({ pieceMoves, movedPieces, pieces }: World, { keyOf }: Pick<RowParts, 'keyOf'>): Tables {
  const sealed = (owner: string, record: string, part: string, value: unknown): string => {
    const place = { store: 'medical', owner, record, version: 1, item: `piece-move-${part}` };
    return bytes(seal(keyOf(owner, 'medical'), place, value));
  };
  return [
    [
      'medical.piece_move',
      pieceMoves.map(({ until, grounds, ...move }) =>
        row({
          ...{ id: move.id, employeeId: move.employeeId, pieceId: move.pieceId, version: move.version },
          ...{ toEmployeeId: move.toEmployeeId, proposedBy: move.proposedBy, secondDoctorId: move.secondDoctorId },
          proposedAt: move.proposedAt,
          currentVersion: pieces.find(({ id }) => id === move.pieceId)?.texts.length ?? null,
          validUntil: until,
          sealed: sealed(move.employeeId, move.id, 'grounds', grounds),
        }),
      ),
    ],
    [
      'medical.piece_move_copy',
      pieceMoves.flatMap(({ id: moveId, employeeId, pieceId, version, end }) => {
        const piece = pieces.find(({ id }) => id === pieceId);
        if (end !== null || piece === undefined) return [];
        const { item, entryOn, texts } = piece;
        const shown = { item, entryOn, text: texts[version - 1]?.text, document: null, received: null };
        return [row({ moveId, employeeId, pieceId, version, sealed: sealed(employeeId, moveId, 'copy', shown) })];
      }),
    ],
    [
      'medical.piece_move_end',
      pieceMoves.flatMap(({ id: moveId, employeeId, proposedBy, secondDoctorId, end }) => {
        if (end === null) return [];
        const { reason, ...rest } = end;
        const sealedReason = reason === null ? null : sealed(employeeId, moveId, 'reason', reason);
        return [row({ moveId, employeeId, proposedBy, secondDoctorId, sealedReason, ...rest })];
      }),
    ],
    ['medical.moved_piece', movedPieces.map((mark) => row({ ...mark }))],
  ];
}
