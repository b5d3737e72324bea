import { Injectable } from '@nestjs/common';
import type { Transaction } from '../../../platform/stores/transaction.js';

// Row security lets this login end these and no others.
const DUE = `
  SELECT r.id, r.employee_id AS "employeeId", r.doctor_id AS "doctorId", r.given_by AS "givenBy"
  FROM access.responsibility r
  WHERE r.ended_at IS NULL AND access.over_because(r) IS NOT NULL
  ORDER BY r.employee_id, r.id LIMIT $1`;
const LOCK = 'SELECT access.lock_dossier_doctor($1)';
// The same function ends it where an act comes before the job: it withdraws what was delegated, and tells all concerned.
const END = 'SELECT id FROM access.end_what_is_over(ARRAY[$1::uuid])';

/** A responsibility whose agreement or doctor's role is over: ids, for the job opens nothing. */
export interface EndingResponsibility {
  readonly id: string;
  readonly employeeId: string;
  readonly doctorId: string;
  readonly givenBy: string;
}

/** The end of responsibilities with what they rest on, for the login of the jobs. */
@Injectable()
export class ResponsibilityEndingRepository {
  /** Those in force or waiting whose agreements, or whose doctor's last role, ended. */
  async due(tx: Transaction, limit: number): Promise<EndingResponsibility[]> {
    return tx.query<EndingResponsibility>(DUE, [limit]);
  }

  /** @returns false when somebody else ended it, or it goes on after all. */
  async end(tx: Transaction, { id, employeeId }: EndingResponsibility): Promise<boolean> {
    await tx.query(LOCK, [employeeId]);
    return (await tx.query(END, [id])).length > 0;
  }
}
