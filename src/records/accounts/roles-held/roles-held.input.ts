import { z } from 'zod';
import { instant, uuid } from '../../../platform/http/input-types.js';
import { PageRequest } from '../../../safeguards/access/page-cursors.js';
import { WAITING_STATES } from './role-held.js';

/** A role proposed for somebody. */
export const RoleInput = z.strictObject({
  role: z
    .string()
    .regex(/^[a-z]+(-[a-z]+)*$/)
    .max(40)
    .meta({ description: 'The role to be given.', codes: 'role' }),
  employerId: uuid.optional().meta({ description: "For which employer; exactly where the role's page asks for one." }),
  validUntil: instant
    .optional()
    .meta({ description: "When it ends; left out: without end. Never later than the granter's own role.", rule: 'S7' }),
});
export type RoleInput = z.infer<typeof RoleInput>;

/** Which roles are asked for: those that wait for a signature. */
export const WaitingRolesQuery = z.strictObject({
  ...PageRequest.shape,
  state: z
    .enum(WAITING_STATES)
    .meta({ description: "'proposed' waits for approval, 'approved' for the second person's confirmation." }),
});
export type WaitingRolesQuery = z.infer<typeof WaitingRolesQuery>;
