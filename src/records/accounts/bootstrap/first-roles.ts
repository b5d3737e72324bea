import type { Policies } from '../../../safeguards/access/policy/policies.js';

/** The two roles that nobody could ever get if nobody had them. */
export interface FirstRoles {
  readonly accountsKeeper: string;
  readonly doctor: string;
}

const ACCOUNTS = 'accounts';

/**
 * Finds the two by what their pages say, for no role is named here: the one of the accounts circle, who proposes all others;
 * and the one that only its own holders approve.
 * @throws Error when the policies have none or several of either
 */
export function firstRoles(policies: Policies): FirstRoles {
  const roles = policies.roleNames();
  const only = (found: readonly string[], what: string): string => {
    const [first] = found;
    if (first === undefined || found.length > 1)
      throw new Error(`The policies have ${found.length} roles ${what}, and not one.`);
    return first;
  };
  return {
    accountsKeeper: only(
      roles.filter((role) => policies.circle(role) === ACCOUNTS),
      'of the accounts circle',
    ),
    doctor: only(
      roles.filter((role) => {
        const { approvedBy } = policies.granting(role);
        return approvedBy.length === 1 && approvedBy[0] === role;
      }),
      'that only its own holders approve',
    ),
  };
}
