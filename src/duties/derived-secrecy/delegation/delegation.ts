import type { LocalDate } from '../../../platform/calendar/local-date.js';

/** What can be delegated: a closed list. Deciding, signing and issuing can't be (S11). */
export const DELEGABLE = ['read', 'record', 'amend'] as const;
export type Delegable = (typeof DELEGABLE)[number];

/** S2 — what a doctor lets an assistant do for one employee. Instants ISO 8601, UTC. */
export interface Delegation {
  readonly id: string;
  readonly doctorId: string;
  readonly assistantId: string;
  readonly employeeId: string;
  readonly actions: readonly Delegable[];
  readonly from: string;
  /** The last day. */
  readonly until: LocalDate;
  readonly withdrawnAt: string | null;
  readonly withdrawnBy: string | null;
}
