import { Injectable } from '@nestjs/common';
import type { Transaction } from '../../../platform/stores/transaction.js';
import { Sealed } from '../../../safeguards/access/sealed.js';
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

/** The register of instructions; records leave it sealed. */
@Injectable()
export class InstructionRepository {
  /** An account's instructions, the first one first: as far as the actor may know of them. */
  async ofAccount(tx: Transaction, accountId: string): Promise<Sealed<Instruction>[]> {
    const rows = await tx.query<Instruction>(OF_ACCOUNT, [accountId]);
    return rows.map((row) => new Sealed('Instruction', row, { accountId: row.accountId }));
  }

  async add(tx: Transaction, row: InstructionRow): Promise<void> {
    await tx.manager.insert(InstructionRow, row);
  }
}
