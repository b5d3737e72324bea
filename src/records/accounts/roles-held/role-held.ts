import { z } from 'zod';
import { codeOf, id, moment } from '../../../platform/http/shown.js';
/** 'proposed' waits for approval, 'approved' for confirmation; only 'in-force' opens anything. */
export const ROLE_STATES = ['proposed', 'approved', 'in-force', 'expired', 'ended'] as const;
export type RoleState = (typeof ROLE_STATES)[number];

export const RoleHeld = z
  .strictObject({
    id,
    accountId: id,
    holderName: z.string().nullable().describe('Null where the reader has no name for who it is, and of an employee.'),
    role: codeOf('role'),
    employerId: id.nullable().describe("Null where the role isn't held for one employer."),
    validFrom: moment,
    validUntil: moment.nullable().describe('Null: without end.'),
    state: z
      .enum(ROLE_STATES)
      .describe(
        'Proposed: waits for approval. Approved: waits for the confirmation of a second person. In force: opens what it opens. Expired: its end came. Ended: somebody ended it.',
      ),
    proposedBy: id.nullable(),
    proposerName: z.string().nullable().describe('Null as the name of the holder is.'),
    approvedBy: id.nullable(),
    confirmedBy: id.nullable(),
  })
  .describe('A role that somebody holds, held, or is proposed for.');
export type RoleHeld = Readonly<z.infer<typeof RoleHeld>>;

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

export const RoleChanged = z
  .strictObject({ roleId: id, state: z.enum(['proposed', 'approved', 'in-force', 'ended']) })
  .describe('How the role stands now.');
export type RoleChanged = z.infer<typeof RoleChanged>;
