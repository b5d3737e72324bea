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
// What else rests on roles, by the account that lost one; in the medical store what was asked of a doctor, of which this login sees
// ids and dates, once it is over.
const LOST = `
  SELECT DISTINCT r.account_id AS "accountId" FROM access.resting() r
  WHERE access.rests_no_more(r.kind, r.account_id, r.what, r.since, r.employee_id) ORDER BY 1 LIMIT $1`;
const END_RESTING = 'SELECT kind, id, employee_id AS "employeeId" FROM access.end_resting_on($1)';
const ASKED =
  'SELECT kind, id, employee_id AS "employeeId" FROM medical.asked_in_roles_that_ended() ORDER BY 1, 2 LIMIT $1';
const END_ASKED = 'SELECT medical.end_asked($1, $2) AS ended';

/** What rested on a role, by its kind and id; its employee where it is about one. */
export interface EndedWithARole {
  readonly kind: string;
  readonly id: string;
  readonly employeeId: string | null;
}

/** A responsibility whose agreement or doctor's role is over: ids, for the job opens nothing. */
export interface EndingResponsibility {
  readonly id: string;
  readonly employeeId: string;
  readonly doctorId: string;
  readonly givenBy: string;
}

/** The end of responsibilities, and of what else rests on roles, with what they rest on, for the login of the jobs. */
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

  /** The accounts that lost a role on which something rests still. */
  async whoLostARole(tx: Transaction, limit: number): Promise<string[]> {
    return (await tx.query<{ accountId: string }>(LOST, [limit])).map(({ accountId }) => accountId);
  }

  /** Ends what rested on it. @returns what that was, the responsibilities too */
  async endRestingOn(tx: Transaction, accountId: string): Promise<EndedWithARole[]> {
    return tx.query<EndedWithARole>(END_RESTING, [accountId]);
  }

  /** S14 — second opinions and consultations that were asked of doctors who are none in their own right any more. */
  async asked(tx: Transaction, limit: number): Promise<EndedWithARole[]> {
    return tx.query<EndedWithARole>(ASKED, [limit]);
  }

  /** @returns false when it was ended already. */
  async endAsked(tx: Transaction, { kind, id }: EndedWithARole): Promise<boolean> {
    const [row] = await tx.query<{ ended: boolean }>(END_ASKED, [kind, id]);
    return row?.ended ?? false;
  }
}
