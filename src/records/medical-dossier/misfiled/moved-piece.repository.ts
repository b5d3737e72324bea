import { Injectable } from '@nestjs/common';
import type { Transaction } from '../../../platform/stores/transaction.js';
import type { Context } from '../../../safeguards/access/context.js';
import { latestFirst, type PlacedResult } from '../../../safeguards/access/latest-first.js';
import { sealTowards } from '../../../safeguards/access/seal-towards.js';
import type { Sealed } from '../../../safeguards/access/sealed.js';
import type { MovedPiece } from './piece-move.js';

const LIST = latestFirst(
  'SELECT g.id, g.employee_id, g.moved_at AS "movedAt" FROM medical.moved_piece g WHERE g.employee_id = $1',
  '"movedAt"',
);

type MovedResult = Pick<MovedPiece, 'id' | 'movedAt'> & PlacedResult & { readonly employee_id: string };

/** D1 — the marks that moved pieces left. */
@Injectable()
export class MovedPieceRepository {
  /** One page of an employee's, the latest first. */
  async page(
    tx: Transaction,
    context: Context,
    employeeId: string,
    after: string | null,
    limit: number,
  ): Promise<Sealed<MovedPiece>[]> {
    const rows = await tx.query<MovedResult>(LIST, [employeeId, after, limit]);
    return sealTowards(tx, context, rows, {
      as: 'MovedPiece',
      open: ({ id, employee_id: owner, movedAt }) => Promise.resolve({ id, employeeId: owner, movedAt }),
      facts: (_row, towards) => ({ ...towards }),
    });
  }
}
