import { Injectable } from '@nestjs/common';
import type { LocalDate } from '../../../platform/calendar/local-date.js';
import type { Transaction } from '../../../platform/stores/transaction.js';

// The lock makes the second of two attempts at once wait for the first one's count.
const ASKED = `
  SELECT i.id AS "invitationId", e.id AS "employeeId", e.employer_id AS "employerId", e.birth_digest AS "birthDigest",
    (SELECT max(a.first_day) FROM access.absence a WHERE a.employee_id = e.id) AS "firstDay"
  FROM access.invitation i JOIN access.employee e ON e.id = i.employee_id
  WHERE i.code_digest = $1 AND i.used_at IS NULL AND i.voided_at IS NULL AND i.expires_at > platform.clock()
    AND access.identity_stands(e.id, i.letter_at, i.by_hand)
  FOR UPDATE OF i`;
const OF_ACCOUNT = `
  SELECT e.id AS "employeeId", e.employer_id AS "employerId", e.birth_digest AS "birthDigest"
  FROM access.employee e WHERE e.person_account_id = $1 AND e.birth_digest IS NOT NULL`;
// The column counts what was wrong, whichever of the two dates was asked.
const COUNT_WRONG = `
  UPDATE access.invitation SET wrong_birth_dates = wrong_birth_dates + 1,
    voided_at = CASE WHEN wrong_birth_dates = 4 THEN platform.clock() END
  WHERE id = $1`;

/** An open invitation to a dossier, and what is on record to ask its person. */
export interface AskedProof {
  readonly invitationId: string;
  readonly employeeId: string;
  readonly employerId: string;
  /** Null where a sick report alone made the dossier (V9). */
  readonly birthDigest: Buffer | null;
  /** Of the latest absence; null where there is none. */
  readonly firstDay: LocalDate | null;
}

/** A dossier that is linked already, and the birth date that is on record there. */
export type LinkedBirth = Pick<AskedProof, 'employeeId' | 'employerId'> & { readonly birthDigest: Buffer };

/** What the desk knows of what only the person knows, and how often it was given wrongly. */
@Injectable()
export class ProofsRepository {
  /** @returns null where the code opens no dossier. Others who come with this code wait until this transaction is over. */
  async asked(tx: Transaction, codeDigest: Buffer): Promise<AskedProof | null> {
    const [row] = await tx.query<AskedProof>(ASKED, [codeDigest]);
    return row ?? null;
  }

  /** Of the dossiers that an account is linked to: those where a birth date is on record. */
  async birthsOf(tx: Transaction, accountId: string): Promise<readonly LinkedBirth[]> {
    return tx.query<LinkedBirth>(OF_ACCOUNT, [accountId]);
  }

  /** The fifth voids the invitation; the table says so too. */
  async countWrong(tx: Transaction, invitationId: string): Promise<void> {
    await tx.query(COUNT_WRONG, [invitationId]);
  }
}
