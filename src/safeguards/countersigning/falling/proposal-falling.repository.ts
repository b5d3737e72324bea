import { Injectable } from '@nestjs/common';
import type { Transaction } from '../../../platform/stores/transaction.js';

// Row security shows this login only what fell for good, was ended by nobody and was not told of.
const FALLEN = `
  SELECT p.id, p.employee_id AS "employeeId", p.proposed_by AS "proposedBy", p.supervisor_id AS "supervisorId"
  FROM medical.proposal p ORDER BY p.proposed_at, p.id LIMIT $1`;
const TELL = 'INSERT INTO medical.proposal_fall (proposal_id) VALUES ($1) ON CONFLICT DO NOTHING RETURNING proposal_id';

/** A proposal that fell: ids, for the job opens nothing. */
export interface FallenProposal {
  readonly id: string;
  readonly employeeId: string;
  readonly proposedBy: string;
  readonly supervisorId: string;
}

/** What fell of what was prepared, for the login of the jobs. */
@Injectable()
export class ProposalFallingRepository {
  /** Those of which nobody was told, the oldest first. */
  async fallen(tx: Transaction, limit: number): Promise<FallenProposal[]> {
    return tx.query<FallenProposal>(FALLEN, [limit]);
  }

  /** Says that it is told. @returns false when another process tells it, or did. */
  async tell(tx: Transaction, proposalId: string): Promise<boolean> {
    return (await tx.query(TELL, [proposalId])).length === 1;
  }
}
