/** A role that somebody holds, held, or is proposed for. */
export interface RoleHeld {
  readonly id: string;
  readonly accountId: string;
  readonly role: string;
  /** Null where the role isn't held for one employer. */
  readonly employerId: string | null;
  /** ISO 8601, UTC, as all instants here. */
  readonly validFrom: string;
  /** Null: without end. */
  readonly validUntil: string | null;
  readonly state: RoleState;
  readonly proposedBy: string | null;
  readonly approvedBy: string | null;
  readonly confirmedBy: string | null;
}

/** 'proposed' waits for approval, 'approved' for confirmation; only 'in-force' opens anything. */
export type RoleState = 'proposed' | 'approved' | 'in-force' | 'expired' | 'ended';

/** The states in which a role waits for somebody's signature. */
export const WAITING_STATES = ['proposed', 'approved'] as const satisfies readonly RoleState[];
export type WaitingState = (typeof WAITING_STATES)[number];

/** What the state of a role follows from; instants ISO 8601, UTC. */
export interface RoleProgress {
  readonly needsApproval: boolean;
  readonly approvedBy: string | null;
  readonly inForceSince: string | null;
  readonly validUntil: string | null;
  readonly endedAt: string | null;
}

/** @returns the state at `now`. A proposal whose end has come is expired like a role. */
export function stateOfRole(role: RoleProgress, now: Date): RoleState {
  if (role.endedAt !== null) return 'ended';
  if (role.validUntil !== null && new Date(role.validUntil) <= now) return 'expired';
  if (role.inForceSince !== null) return 'in-force';
  return role.needsApproval && role.approvedBy === null ? 'proposed' : 'approved';
}
