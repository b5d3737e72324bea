import type { RoleHeld } from './role-held.js';

/** Who looks at roles, and when. */
export interface RoleReader {
  readonly accountId: string;
  readonly now: Date;
  /** The roles whose pages leave the approval to the role in which he acts. */
  readonly approves: readonly string[];
}

/** S7 — does the role wait for an approval that this reader may give: neither for himself nor for what he proposed? */
export function waitsFor(
  { state, role, accountId, proposedBy }: Pick<RoleHeld, 'state' | 'role' | 'accountId' | 'proposedBy'>,
  reader: RoleReader,
): boolean {
  return state === 'proposed' && reader.approves.includes(role) && ![accountId, proposedBy].includes(reader.accountId);
}
