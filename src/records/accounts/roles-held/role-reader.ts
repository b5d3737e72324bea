import type { Context } from '../../../safeguards/access/context.js';
import type { Policies } from '../../../safeguards/access/policy/policies.js';
import type { RoleReader } from './waits-for.js';

/** Who looks at roles in this request. */
export function roleReader({ actor, moment }: Context, policies: Policies): RoleReader {
  const approves = policies.roleNames().filter((name) => policies.granting(name).approvedBy.includes(actor.role));
  return { accountId: actor.accountId, now: moment.instant, approves };
}
