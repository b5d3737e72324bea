import { refusedByRule } from '../../platform/problems/usual-problems.js';
import type { Transaction } from '../../platform/stores/transaction.js';
import type { Policies } from './policy/policies.js';

const HELD_OR_PROPOSED = `
  SELECT DISTINCT role FROM access.role
  WHERE account_id = $1 AND (ended_at IS NULL OR ended_at > platform.clock())
    AND (valid_until IS NULL OR valid_until > platform.clock())`;

/**
 * S3, S15 — a standing is brought about only for somebody whose role asks for it, held or still proposed: on anybody else's
 * account it would wait for a role to come.
 * @param standing a word of the vocabulary, as 'registration'
 * @throws Problem 409 naming the rule of that standing.
 */
export async function refuseWithoutUse(
  tx: Transaction,
  policies: Policies,
  standing: string,
  accountId: string,
): Promise<void> {
  const asking = policies.roleNames().filter((name) => policies.role(name).requires.includes(standing));
  const roles = await tx.query<{ role: string }>(HELD_OR_PROPOSED, [accountId]);
  if (roles.some(({ role }) => asking.includes(role))) return;
  const detail = 'That account holds no role that asks for this, and none was proposed for it.';
  throw refusedByRule(409, 'no-role-asks-for-it', policies.standingRule(standing), detail);
}
