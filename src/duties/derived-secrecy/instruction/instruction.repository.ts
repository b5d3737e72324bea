import { Injectable } from '@nestjs/common';
import type { Transaction } from '../../../platform/stores/transaction.js';
import { byEnd, type Ends } from '../../../safeguards/ending/by-end.js';
import { Sealed } from '../../../safeguards/access/sealed.js';
import { inTurn, type Candidate, type TurnResult } from '../../../safeguards/waiting/turn.js';
import { InstructionRow } from './instruction.entity.js';
import type { Instruction } from './instruction.js';

const OF_ACCOUNT = `
  SELECT i.id, i.account_id AS "accountId", i.given_on AS "givenOn", i.given_by AS "givenBy",
         i.valid_until AS "validUntil"
  FROM access.instruction i
  WHERE i.account_id = $1
    AND (i.account_id = (SELECT access.acting_account())
         OR (SELECT access.circle()) IN ('doctor', 'secrecy-supervision'))
  ORDER BY i.given_on, i.id`;
// S3 — the last one counts: of the actor's own, and of who works for him; of everybody for who supervises secrecy.
const ENDING = byEnd(
  `SELECT i.id, i.account_id AS "accountId", i.given_on AS "givenOn", i.given_by AS "givenBy", i.valid_until AS "validUntil"
   FROM access.instruction i
   WHERE NOT EXISTS (SELECT 1 FROM access.instruction n WHERE n.account_id = i.account_id
       AND (n.valid_until, n.id) > (i.valid_until, i.id))
     AND (i.account_id = (SELECT access.acting_account()) OR (SELECT access.circle()) = 'secrecy-supervision'
       OR (SELECT access.circle()) = 'doctor' AND EXISTS (SELECT 1 FROM access.delegation d
         WHERE d.assistant_id = i.account_id AND d.doctor_id = (SELECT access.acting_account())
           AND d.withdrawn_at IS NULL AND d.valid_until > platform.clock()))`,
  (row) => `${row}."validUntil"`,
);

/** The register of instructions; records leave it sealed. */
@Injectable()
export class InstructionRepository {
  /** An account's instructions, the first one first: as far as the actor may know of them. */
  async ofAccount(tx: Transaction, accountId: string): Promise<Sealed<Instruction>[]> {
    const rows = await tx.query<Instruction>(OF_ACCOUNT, [accountId]);
    return rows.map((row) => new Sealed('Instruction', row, { accountId: row.accountId }));
  }

  /** Those that end in time, in the order of their ends. */
  async ending(tx: Transaction, ends: Ends): Promise<readonly Candidate[]> {
    const rows = await tx.query<Instruction & TurnResult>(ENDING, ends.parameters);
    return inTurn(
      rows,
      rows.map((row) => new Sealed('Instruction', row, { accountId: row.accountId })),
    );
  }

  async add(tx: Transaction, row: InstructionRow): Promise<void> {
    await tx.manager.insert(InstructionRow, row);
  }
}
