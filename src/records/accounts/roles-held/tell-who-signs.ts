import type { Transaction } from '../../../platform/stores/transaction.js';
import type { Policies } from '../../../safeguards/access/policy/policies.js';
import { giveNotice } from '../../../safeguards/notices/give-notice.js';
import { holdersOf } from '../../../safeguards/notices/holders-of.js';
import type { RoleHeld } from './role-held.js';

type Signed = Pick<RoleHeld, 'id' | 'accountId' | 'role' | 'proposedBy' | 'approvedBy'>;

/** S7 — tells everybody who could give it that a role waits for his signature: neither who gets it nor who signed before. */
export async function tellWhoSigns(
  tx: Transaction,
  policies: Policies,
  step: 'approve' | 'confirm',
  { id, accountId, role, proposedBy, approvedBy }: Signed,
): Promise<void> {
  const page = policies.granting(role);
  const holders = await holdersOf(tx, step === 'approve' ? page.approvedBy : page.confirmedBy);
  const others = holders.filter((holder) => ![accountId, proposedBy, approvedBy].includes(holder));
  for (const holder of others) await giveNotice(tx, holder, `role-to-${step}`, id);
}
