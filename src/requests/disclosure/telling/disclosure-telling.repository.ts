import { Injectable } from '@nestjs/common';
import type { Transaction } from '../../../platform/stores/transaction.js';

// Row security shows this login requests that there is something to tell of, and ids and days of them.
const UNTOLD = `
  SELECT r.id, r.employee_id AS "employeeId", s.what, s.account_id AS "accountId"
  FROM medical.disclosure_request r
  CROSS JOIN LATERAL (
    SELECT 'reminded' AS what, access.dossier_doctor_of(r.employee_id) AS account_id WHERE medical.waits_for_the_doctor(r.id)
    UNION ALL SELECT 'expired', medical.account_of(r.employee_id) WHERE medical.came_to_nothing(r.id)) s
  WHERE s.account_id IS NOT NULL
    AND NOT EXISTS (SELECT 1 FROM medical.disclosure_told t WHERE t.request_id = r.id AND t.what = s.what)
  ORDER BY r.id LIMIT $1`;
const TELL = `
  INSERT INTO medical.disclosure_told (request_id, employee_id, what) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING RETURNING request_id`;

/** Something of a request that somebody is to be told: ids, for the job opens nothing. */
export interface Untold {
  readonly id: string;
  readonly employeeId: string;
  readonly what: 'reminded' | 'expired';
  /** The doctor whom it waits for, or the employee. */
  readonly accountId: string;
}

/** What is to be told of requests to disclose, for the login of the jobs. */
@Injectable()
export class DisclosureTellingRepository {
  async untold(tx: Transaction, limit: number): Promise<Untold[]> {
    return tx.query<Untold>(UNTOLD, [limit]);
  }

  /** Says that it is told. @returns false when another process tells it, or did */
  async tell(tx: Transaction, { id, employeeId, what }: Untold): Promise<boolean> {
    return (await tx.query(TELL, [id, employeeId, what])).length === 1;
  }
}
