import { Injectable } from '@nestjs/common';
import type { Transaction } from '../../../platform/stores/transaction.js';

// Row security lets this login end these and no others.
const DUE = `
  SELECT r.id, r.employee_id AS "employeeId", r.doctor_id AS "doctorId", r.given_by AS "givenBy"
  FROM access.responsibility r
  WHERE r.ended_at IS NULL AND NOT access.agreed_since(r.employee_id, coalesce(r.effective_from, r.given_at))
  ORDER BY r.employee_id, r.id LIMIT $1`;
const LOCK = 'SELECT access.lock_dossier_doctor($1)';
const END = `
  UPDATE access.responsibility r
  SET ended_at = greatest(r.effective_from, platform.clock()), ended_because = 'agreement-ended'
  FROM access.employee e WHERE r.id = $1 AND r.ended_at IS NULL AND e.id = r.employee_id
  RETURNING r.effective_from IS NOT NULL AS begun, e.person_account_id AS "personAccountId"`;

/** A responsibility under an agreement that is over: ids, for the job opens nothing. */
export interface EndingResponsibility {
  readonly id: string;
  readonly employeeId: string;
  readonly doctorId: string;
  readonly givenBy: string;
}

/** The end of responsibilities with their agreement, for the login of the jobs. */
@Injectable()
export class ResponsibilityEndingRepository {
  /** Those in force or waiting whose agreements ended. */
  async due(tx: Transaction, limit: number): Promise<EndingResponsibility[]> {
    return tx.query<EndingResponsibility>(DUE, [limit]);
  }

  /** @returns whether it had begun, and the employee's own account; null when somebody else ended it, or an agreement goes on. */
  async end(
    tx: Transaction,
    { id, employeeId }: EndingResponsibility,
  ): Promise<{ readonly begun: boolean; readonly personAccountId: string | null } | null> {
    await tx.query(LOCK, [employeeId]);
    const [row] = await tx.query<{ begun: boolean; personAccountId: string | null }>(END, [id]);
    return row ?? null;
  }
}
