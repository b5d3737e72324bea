import type { Transaction } from '../../platform/stores/transaction.js';
import { canAtAll } from '../access/policy/compiled-role.js';
import type { Policies } from '../access/policy/policies.js';
import { giveNotice } from './give-notice.js';
import { holdersOf } from './holders-of.js';

/**
 * Tells everybody who supervises, by the policies' word for it, that something is in a register he reads: a code, never
 * content (D5).
 * @param kind the register's kind
 */
export async function tellSupervision(
  tx: Transaction,
  policies: Policies,
  kind: string,
  code: string,
  about: string,
): Promise<void> {
  await tellReadersIn(tx, policies, ['supervision'], { kind, code, about });
}

/** A6 — {@link tellSupervision}, and those who review the trail with it. */
export async function tellLogReview(
  tx: Transaction,
  policies: Policies,
  kind: string,
  code: string,
  about: string | null,
): Promise<void> {
  await tellReadersIn(tx, policies, ['supervision', 'log-review'], { kind, code, about });
}

/** D1, S13 — {@link tellSupervision}, of a register that those read who supervise secrecy. */
export async function tellSecrecySupervision(
  tx: Transaction,
  policies: Policies,
  kind: string,
  code: string,
  about: string,
): Promise<void> {
  await tellReadersIn(tx, policies, ['secrecy-supervision'], { kind, code, about });
}

interface Told {
  readonly kind: string;
  readonly code: string;
  readonly about: string | null;
}

async function tellReadersIn(
  tx: Transaction,
  policies: Policies,
  circles: readonly string[],
  { kind, code, about }: Told,
): Promise<void> {
  const roles = circles
    .flatMap((circle) => policies.rolesInCircle(circle))
    .filter((role) => canAtAll(policies.role(role), 'read', kind));
  for (const id of await holdersOf(tx, roles)) await giveNotice(tx, id, code, about);
}
