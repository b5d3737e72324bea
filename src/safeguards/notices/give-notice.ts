import { randomUUID } from 'node:crypto';
import type { Transaction } from '../../platform/stores/transaction.js';

/**
 * Puts a notice in somebody's in-app list, in the transaction of what it tells of: that something is there, and where;
 * never what it says (D5).
 * @param code kebab-case, from the closed list in docs/dictionary.md
 * @param about id of what can be looked up, or null
 */
export async function giveNotice(
  tx: Transaction,
  accountId: string,
  code: string,
  about: string | null,
): Promise<void> {
  await tx.query('INSERT INTO desk.notice (id, account_id, code, about) VALUES ($1, $2, $3, $4)', [
    randomUUID(),
    accountId,
    code,
    about,
  ]);
}
