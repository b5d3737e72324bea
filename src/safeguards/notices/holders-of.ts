import type { Transaction } from '../../platform/stores/transaction.js';

const HOLDERS = `
  SELECT DISTINCT r.account_id AS id FROM access.role r
  WHERE r.role = ANY ($1) AND access.role_in_force(r) AND access.account_active(r.account_id) ORDER BY 1`;

/** The active accounts that hold one of these roles now, by id. */
export async function holdersOf(tx: Transaction, roles: readonly string[]): Promise<readonly string[]> {
  return (await tx.query<{ id: string }>(HOLDERS, [roles])).map(({ id }) => id);
}
