import { Injectable } from '@nestjs/common';
import type { Transaction } from '../../../platform/stores/transaction.js';

// The lock makes the second of two attempts at once wait for the first one's count.
const ASKED = `
  SELECT i.id AS "invitationId", e.id AS "employeeId", e.employer_id AS "employerId", e.birth_digest AS "birthDigest"
  FROM access.invitation i JOIN access.employee e ON e.id = i.employee_id
  WHERE i.code_digest = $1 AND i.used_at IS NULL AND i.voided_at IS NULL AND i.expires_at > platform.clock()
    AND e.birth_digest IS NOT NULL
  FOR UPDATE OF i`;
const COUNT_WRONG = `
  UPDATE access.invitation SET wrong_birth_dates = wrong_birth_dates + 1,
    voided_at = CASE WHEN wrong_birth_dates = 4 THEN platform.clock() END
  WHERE id = $1`;

/** An open invitation to a dossier in which there is a birth date. */
export interface AskedBirthDate {
  readonly invitationId: string;
  readonly employeeId: string;
  readonly employerId: string;
  readonly birthDigest: Buffer;
}

/** What the desk knows of birth dates: their digests, and how often a wrong one was given. */
@Injectable()
export class BirthDatesRepository {
  /** @returns null where no birth date is asked. Others who come with this code wait until this transaction is over. */
  async asked(tx: Transaction, codeDigest: Buffer): Promise<AskedBirthDate | null> {
    const [row] = await tx.query<AskedBirthDate>(ASKED, [codeDigest]);
    return row ?? null;
  }

  /** The fifth voids the invitation; the table says so too. */
  async countWrong(tx: Transaction, invitationId: string): Promise<void> {
    await tx.query(COUNT_WRONG, [invitationId]);
  }
}
