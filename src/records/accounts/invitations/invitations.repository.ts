import { Injectable } from '@nestjs/common';
import type { Transaction } from '../../../platform/stores/transaction.js';
import { InvitationRow } from '../accounts.entity.js';

const ONE_AT_A_TIME = "SELECT pg_advisory_xact_lock(hashtextextended('invitations of ' || $1::uuid, 0))";
const VOID_OPEN = `
  UPDATE access.invitation SET voided_at = platform.clock()
  WHERE (account_id = $1 OR employee_id = $1) AND used_at IS NULL AND voided_at IS NULL`;
const EMPLOYEE = `
  SELECT e.employer_id AS "employerId", access.awaits_its_person(e.person_account_id) AS "awaitsItsPerson",
         access.identity_changed_at(e.id, false) AS "changedAt"
  FROM access.employee e WHERE e.id = $1`;

/** For whom an invitation is: the account that waits, or the employee whose person may link the own dossier. */
export type Invited =
  { readonly accountId: string; readonly employeeId: null } | { readonly accountId: null; readonly employeeId: string };

/** What decides whether an employee can be invited. */
export interface InvitedEmployee {
  readonly employerId: string;
  /** Nobody linked the dossier, or the account that did is shut. */
  readonly awaitsItsPerson: boolean;
  /** When the employer last changed the address or the birth date; null for never. */
  readonly changedAt: string | null;
}

/** Invitations as they are written; their codes never reach the database. */
@Injectable()
export class InvitationsRepository {
  /** Adds an invitation; an earlier one of the same account or employee that is still open is void from now on. */
  async replace(tx: Transaction, invited: Invited, invitation: Omit<InvitationRow, keyof Invited>): Promise<void> {
    const whose = invited.accountId ?? invited.employeeId;
    await tx.query(ONE_AT_A_TIME, [whose]);
    await tx.query(VOID_OPEN, [whose]);
    await tx.manager.insert(InvitationRow, { ...invited, ...invitation });
  }

  /** @returns null when there is no such employee. */
  async employee(tx: Transaction, employeeId: string): Promise<InvitedEmployee | null> {
    const [row] = await tx.query<InvitedEmployee>(EMPLOYEE, [employeeId]);
    return row ?? null;
  }
}
