import { Injectable } from '@nestjs/common';
import { unlessGone } from '../../platform/stores/unless-gone.js';
import type { Transaction } from '../../platform/stores/transaction.js';

const WITHHOLD = `
  INSERT INTO medical.withholding (piece_id, employee_id, ground, withheld_by) VALUES ($1, $2, $3, $4)
  ON CONFLICT (piece_id) WHERE lifted_at IS NULL DO NOTHING RETURNING piece_id`;
const LIFT = `
  UPDATE medical.withholding SET lifted_by = $2, lifted_at = platform.clock()
  WHERE piece_id = $1 AND lifted_at IS NULL RETURNING piece_id`;

/** I1 — what is left out of the employee's inspection; each time is kept. */
@Injectable()
export class WithholdingRepository {
  /** @returns whether it was shown until now. @throws Problem 404 where it moved meanwhile (D1). */
  async withhold(
    tx: Transaction,
    piece: { readonly id: string; readonly employeeId: string },
    ground: string,
    by: string,
  ): Promise<boolean> {
    return (await unlessGone(tx.query(WITHHOLD, [piece.id, piece.employeeId, ground, by]))).length > 0;
  }

  /** @returns whether it was withheld until now. */
  async lift(tx: Transaction, pieceId: string, by: string): Promise<boolean> {
    return (await tx.query(LIFT, [pieceId, by])).length > 0;
  }
}
