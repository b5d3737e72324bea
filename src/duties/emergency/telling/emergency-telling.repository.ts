import { Injectable } from '@nestjs/common';
import type { Transaction } from '../../../platform/stores/transaction.js';
import { LOCK_TELLING } from '../emergency.repository.js';

// Two runs before the term ends, so that one that fails leaves another; what was postponed, not before that is over.
const DUE = `
  SELECT e.id, e.employee_id AS "employeeId", e.opened_by AS "openedBy" FROM access.emergency e
  JOIN access.employee p ON p.id = e.employee_id JOIN access.account a ON a.id = p.person_account_id AND a.status = 'active'
  WHERE e.told_at IS NULL AND NOT access.telling_postponed(e.id)
    AND (e.tell_by <= platform.clock() + interval '2 hours'
      OR EXISTS (SELECT 1 FROM access.emergency_postponement p WHERE p.emergency_id = e.id)) ORDER BY e.tell_by, e.id LIMIT $1`;
const TELL = `
  UPDATE access.emergency e SET told_at = platform.clock(), told_how = 'in-app'
  FROM access.employee p WHERE e.id = $1 AND e.told_at IS NULL AND p.id = e.employee_id AND NOT access.telling_postponed(e.id)
  RETURNING p.person_account_id AS "accountId"`;

/** An emergency of which the employee is to be told: ids, for the job opens nothing. */
export interface DueEmergency {
  readonly id: string;
  readonly employeeId: string;
  readonly openedBy: string;
}

/** The telling of emergencies, for the login of the jobs. */
@Injectable()
export class EmergencyTellingRepository {
  /** Those of employees with an account whose term for telling ends soon, the oldest first. */
  async due(tx: Transaction, limit: number): Promise<DueEmergency[]> {
    return tx.query<DueEmergency>(DUE, [limit]);
  }

  /** @returns the account to tell; null when another process told it, or a doctor postponed it. */
  async tell(tx: Transaction, id: string): Promise<string | null> {
    await tx.query(LOCK_TELLING, [id]);
    const [row] = await tx.query<{ accountId: string }>(TELL, [id]);
    return row?.accountId ?? null;
  }
}
