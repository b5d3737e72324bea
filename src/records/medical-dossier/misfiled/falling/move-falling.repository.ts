import { Injectable } from '@nestjs/common';
import type { Transaction } from '../../../../platform/stores/transaction.js';

// Row security shows this login only what is over for good.
const FALLEN = `
  SELECT m.id, m.employee_id AS "employeeId", m.proposed_by AS "proposedBy", m.second_doctor_id AS "secondDoctorId"
  FROM medical.piece_move m
  WHERE NOT EXISTS (SELECT 1 FROM medical.piece_move_end e WHERE e.move_id = m.id)
    AND NOT EXISTS (SELECT 1 FROM medical.piece_move_fall f WHERE f.move_id = m.id)
  ORDER BY m.proposed_at, m.id LIMIT $1`;
const TELL = 'INSERT INTO medical.piece_move_fall (move_id) VALUES ($1) ON CONFLICT DO NOTHING RETURNING move_id';

/** A proposed move that fell: ids, for the job opens nothing. */
export interface FallenMove {
  readonly id: string;
  readonly employeeId: string;
  readonly proposedBy: string;
  readonly secondDoctorId: string;
}

/** What fell of what was proposed to move, for the login of the jobs. */
@Injectable()
export class MoveFallingRepository {
  /** Those of which nobody was told, the oldest first. */
  async fallen(tx: Transaction, limit: number): Promise<FallenMove[]> {
    return tx.query<FallenMove>(FALLEN, [limit]);
  }

  /** Says that it is told. @returns false when another process tells it, or did. */
  async tell(tx: Transaction, moveId: string): Promise<boolean> {
    return (await tx.query(TELL, [moveId])).length === 1;
  }
}
