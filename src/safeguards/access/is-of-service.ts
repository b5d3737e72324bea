import type { Transaction } from '../../platform/stores/transaction.js';
import type { Policies } from './policy/policies.js';

/** The standing that each role of the service's own people asks for, and no other role (S7). */
const OWN_PEOPLE = 'undertaking';

const HAS_HAD = 'SELECT 1 FROM access.role WHERE account_id = $1 AND role = ANY ($2) LIMIT 1';

/**
 * Is this the account of somebody of the service: has it, had it or was it proposed for a role that binds to confidentiality (S7)?
 * To colleagues those are known; that an employee, an employer's officer or a representative has an account is not theirs to
 * learn (D5), so for them the answer is the one of an account that never was.
 * @param accountId as in a path; an unknown one is of nobody
 */
export async function isOfService(tx: Transaction, policies: Policies, accountId: string): Promise<boolean> {
  const own = policies.roleNames().filter((name) => policies.role(name).requires.includes(OWN_PEOPLE));
  return (await tx.query(HAS_HAD, [accountId, own])).length > 0;
}
