import type { MovedPiece, PieceMove } from '../specification/medical-world.js';
import type { Employee, Piece } from '../specification/world.js';
import type { Making } from './making.js';

/** As if the dossier doctor had proposed it to each who may decide; to whom else it is no second doctor's. */
export function makeMove(making: Making, { id, employeeId, texts }: Piece, employees: readonly Employee[]): PieceMove {
  const other = employees.find((one) => one.id !== employeeId)?.id ?? null;
  const ended = { endedAt: making.around.instant(-3e7), endedBy: making.id('vos') } as const;
  return {
    id: making.id(`move of ${id}`),
    employeeId,
    pieceId: id,
    version: making.usually(texts.length, 1),
    toEmployeeId: making.usually<string | null>(null, other),
    proposedBy: making.id('vos'),
    secondDoctorId: making.id(making.usually<string>('smit', 'veer', 'jong', 'kort')),
    grounds: 'it is of somebody else',
    proposedAt: making.around.instant(making.usually(-6e7, -8e7)),
    until: making.around.instant(making.usually(9e8, 1, 0, -1)),
    end: making.usually<PieceMove['end']>(
      null,
      { ...ended, how: 'withdrawn', reason: null },
      { ...ended, how: 'sent-back', reason: 'it is not' },
    ),
  };
}

/** What stays of another one. */
export function makeMark(making: Making, { id }: Employee): MovedPiece {
  return { id: making.id(`moved from ${id}`), employeeId: id, movedAt: making.around.instant(-2e8) };
}
