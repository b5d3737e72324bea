import { Problem } from '../../platform/problems/problem.js';
import type { Login } from '../../platform/stores/logins.js';
import type { Transaction } from '../../platform/stores/transaction.js';
import type { RepeatableRequest } from './context.js';
import type { Receipt } from './receipt.js';

/** D5 — what was written under secrecy keeps its answers there: elsewhere they would tell that something was written. */
function keptBy(login: Login): 'medical.idempotency' | 'desk.idempotency' {
  return login === 'medical' ? 'medical.idempotency' : 'desk.idempotency';
}

/**
 * Claims the request's Idempotency-Key inside the write's transaction: of two at once the second waits here.
 * @returns the receipt of the same request made before, of the same form therefore; or null when this is the first.
 * @throws Problem 422 when the key was used for another request.
 */
export async function claimKey<R extends Receipt>(
  tx: Transaction,
  login: Login,
  accountId: string,
  repeatable: RepeatableRequest | null,
): Promise<R | null> {
  if (repeatable === null) return null;
  const claimed = await tx.query(
    `INSERT INTO ${keptBy(login)} (account_id, key, digest) VALUES ($1, $2, $3)
     ON CONFLICT (account_id, key) DO UPDATE SET digest = excluded.digest, answer = NULL, created_at = platform.clock()
       WHERE idempotency.created_at < platform.clock() - interval '24 hours'
     RETURNING key`,
    [accountId, repeatable.key, await repeatable.digest()],
  );
  if (claimed.length > 0) return null;
  const [kept] = await tx.query<{ digest: Buffer; answer: R | null }>(
    `SELECT digest, answer FROM ${keptBy(login)} WHERE account_id = $1 AND key = $2`,
    [accountId, repeatable.key],
  );
  if (kept?.answer == null || !kept.digest.equals(await repeatable.digest())) {
    throw new Problem(422, 'idempotency-key-reused', 'That Idempotency-Key was used for another request.', {
      errors: [{ at: 'Idempotency-Key', code: 'reused' }],
    });
  }
  return kept.answer;
}

/** Keeps the receipt beside its key, in the write's own transaction. */
export async function keepAnswer(
  tx: Transaction,
  login: Login,
  accountId: string,
  repeatable: RepeatableRequest | null,
  answer: Receipt,
): Promise<void> {
  if (repeatable === null) return;
  await tx.query(`UPDATE ${keptBy(login)} SET answer = $3 WHERE account_id = $1 AND key = $2`, [
    accountId,
    repeatable.key,
    JSON.stringify(answer),
  ]);
}
