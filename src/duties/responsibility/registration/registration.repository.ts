import { Injectable } from '@nestjs/common';
import type { Transaction } from '../../../platform/stores/transaction.js';
import { byEnd, type Ends } from '../../../safeguards/ending/by-end.js';
import { Sealed } from '../../../safeguards/access/sealed.js';
import { inTurn, type Candidate, type TurnResult } from '../../../safeguards/waiting/turn.js';
import { RegistrationRow } from './registration.entity.js';
import type { Registration } from './registration.js';

const OF_ACCOUNT = `
  SELECT g.id, g.account_id AS "accountId", g.number, g.checked_on AS "checkedOn", g.checked_by AS "checkedBy",
         g.valid_until AS "validUntil"
  FROM access.registration g
  WHERE g.account_id = $1
    AND (g.account_id = (SELECT access.acting_account())
         OR (SELECT access.circle()) IN ('secrecy-supervision', 'medical-direction'))
  ORDER BY g.checked_on, g.id`;
// S15 — the newest check says until when.
const ENDING = byEnd(
  `SELECT g.id, g.account_id AS "accountId", g.number, g.checked_on AS "checkedOn", g.checked_by AS "checkedBy",
          g.valid_until AS "validUntil"
   FROM access.registration g
   WHERE (g.account_id = (SELECT access.acting_account())
       OR (SELECT access.circle()) IN ('secrecy-supervision', 'medical-direction'))
     AND NOT EXISTS (SELECT 1 FROM access.registration n WHERE n.account_id = g.account_id
       AND (n.checked_on, n.recorded_at, n.id) > (g.checked_on, g.recorded_at, g.id))`,
  (row) => `${row}."validUntil"`,
);

/** The checks of doctors' registrations; records leave it sealed. */
@Injectable()
export class RegistrationRepository {
  /** An account's checks, the first one first: as far as the actor may know of them. */
  async ofAccount(tx: Transaction, accountId: string): Promise<Sealed<Registration>[]> {
    const rows = await tx.query<Registration>(OF_ACCOUNT, [accountId]);
    return rows.map((row) => new Sealed('Registration', row, { accountId: row.accountId }));
  }

  /** Those that end in time, in the order of their ends. */
  async ending(tx: Transaction, ends: Ends): Promise<readonly Candidate[]> {
    const rows = await tx.query<Registration & TurnResult>(ENDING, ends.parameters);
    return inTurn(
      rows,
      rows.map((row) => new Sealed('Registration', row, { accountId: row.accountId })),
    );
  }

  /** Is that number on record for another account? Of two who record it at once the second waits. */
  async isOfAnother(tx: Transaction, number: string, accountId: string): Promise<boolean> {
    await tx.query('SELECT access.lock_registration_number($1)', [number]);
    const [row] = await tx.query<{ found: boolean }>('SELECT access.is_number_of_another($1, $2) AS found', [
      number,
      accountId,
    ]);
    return row?.found ?? true;
  }

  /** S10 — is that number, new to the account, of a medical proxy where the account is or was a doctor? Nobody makes it one meanwhile. */
  async takesSides(tx: Transaction, number: string, accountId: string): Promise<boolean> {
    await tx.query('SELECT access.lock_roles_of($1)', [accountId]);
    const [row] = await tx.query<{ found: boolean }>('SELECT access.number_takes_sides($1, $2, NULL) AS found', [
      number,
      accountId,
    ]);
    return row?.found ?? true;
  }

  async add(tx: Transaction, row: RegistrationRow): Promise<void> {
    await tx.manager.insert(RegistrationRow, row);
  }
}
