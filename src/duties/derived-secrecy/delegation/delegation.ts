import { z } from 'zod';
import { day, id, moment } from '../../../platform/http/shown.js';

/** What can be delegated: a closed list. Deciding, signing and issuing can't be (S11). */
export const DELEGABLE = ['read', 'record', 'amend'] as const;
export type Delegable = (typeof DELEGABLE)[number];

export const Delegation = z
  .strictObject({
    id,
    doctorId: id,
    assistantId: id,
    employeeId: id,
    actions: z.array(z.enum(DELEGABLE)).readonly().describe('What the assistant may do.'),
    from: moment.describe('When it was granted.'),
    until: day.describe('The last day.'),
    withdrawnAt: moment.nullable(),
    withdrawnBy: id.nullable(),
  })
  .describe('S2 — what a doctor lets an assistant do for one employee.');
export type Delegation = Readonly<z.infer<typeof Delegation>>;

export const DelegationsGranted = z
  .strictObject({ delegationIds: z.array(id).readonly() })
  .describe('One delegation for each employee, in the order given.');
export type DelegationsGranted = z.infer<typeof DelegationsGranted>;

export const DelegationWithdrawn = z
  .strictObject({
    delegationId: id,
    state: z.literal('withdrawn'),
    withdrawnWithIt: z
      .array(id)
      .readonly()
      .describe('What the same doctor had granted the same assistant for the same employee besides.'),
  })
  .describe('The delegation opens nothing any more.');
export type DelegationWithdrawn = z.infer<typeof DelegationWithdrawn>;
