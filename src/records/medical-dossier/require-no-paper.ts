import { refusedByRule } from '../../platform/problems/usual-problems.js';
import type { Transaction } from '../../platform/stores/transaction.js';

// Who records a paper of it waits, and so does who amends or leaves out what a paper was recorded of.
const ONE_ACT = "SELECT access.one_pair_at_a_time('scan', $1, $1)";
const UNDER_WAY = 'SELECT medical.is_scan_under_way($1) AS "underWay"';

/**
 * I10 — what the employee signed stays as it was scanned, and he sees it, while the paper is under way. Nobody records a paper of it until
 * this transaction is over.
 * @throws Problem 409 where an agreement or a consent on paper rests on it.
 */
export async function requireNoPaper(tx: Transaction, pieceId: string): Promise<void> {
  await tx.query(ONE_ACT, [pieceId]);
  const [row] = await tx.query<{ underWay: boolean }>(UNDER_WAY, [pieceId]);
  if (row?.underWay === false) return;
  throw refusedByRule(
    409,
    'paper-rests-on-it',
    'I10',
    'An agreement or a consent on paper rests on this scan: that is withdrawn first.',
  );
}
