import { z } from 'zod';
import { codeOf, id, moment } from '../../../platform/http/shown.js';
import { ACCOUNT_KINDS, ACCOUNT_STATUSES } from '../../../safeguards/access/facts/access-facts.js';
import { ROLE_STATES } from '../roles-held/role-held.js';

export const OwnAccountFacts = z.strictObject({
  id,
  name: z.string().nullable(),
  kind: z.enum(ACCOUNT_KINDS),
  status: z.enum(ACCOUNT_STATUSES),
  active: z
    .boolean()
    .describe("S7 — false while the undertaking isn't signed, or no agreement of a hired person is in force (P1)."),
  linkedAt: moment.nullable(),
});
export type OwnAccountFacts = Readonly<z.infer<typeof OwnAccountFacts>>;

export const OwnRole = z
  .strictObject({
    id,
    role: codeOf('role'),
    employerId: id.nullable(),
    validUntil: moment.nullable(),
    state: z.enum(ROLE_STATES),
  })
  .describe("A role that hasn't ended, in force or on its way.");
export type OwnRole = Readonly<z.infer<typeof OwnRole>>;

export const OwnStanding = z
  .strictObject({
    standing: z.string(),
    text: z.string(),
    rule: z.string(),
    met: z.boolean(),
    neededFor: z
      .array(codeOf('role'))
      .readonly()
      .describe('The roles that ask for it; empty where the account itself does.'),
  })
  .describe('Something that has to be in order before roles work.');
export type OwnStanding = Readonly<z.infer<typeof OwnStanding>>;

export const OwnAccount = z
  .strictObject({
    account: OwnAccountFacts.nullable().describe('Null while this sign-in is linked to no account.'),
    roles: z.array(OwnRole).readonly(),
    employeeIds: z.array(id).readonly().describe('The own dossiers: one a present or past employer.'),
    standings: z.array(OwnStanding).readonly(),
  })
  .describe('What somebody who signed in is here, and what he still has to see to.');
export type OwnAccount = Readonly<z.infer<typeof OwnAccount>>;
