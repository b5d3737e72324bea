import { z } from 'zod';
import { codeOf, id, moment } from '../../../platform/http/shown.js';
import { ACCOUNT_KINDS, ACCOUNT_STATUSES } from '../../../safeguards/access/facts/access-facts.js';
import { ROLE_STATES } from '../roles-held/role-held.js';

export const OwnAccountFacts = z.strictObject({
  id,
  name: z
    .string()
    .nullable()
    .describe('The name that the invitation said; null for who came in as an employee: that name is in the dossier.'),
  kind: z
    .enum(ACCOUNT_KINDS)
    .describe(
      'Employed here, hired under a processing agreement (P1), external (for an employer, or a representative), or an employee.',
    ),
  status: z
    .enum(ACCOUNT_STATUSES)
    .describe(
      'How the account stands: invited until its code was used, active from then on, suspended while an administrator has it shut. It says nothing of what was signed: `active` does.',
    ),
  active: z
    .boolean()
    .describe(
      "S7 — whether the account can act now: its `status` is active, the undertaking is signed where it is asked for, and a hired person's agreement is in force (P1).",
    ),
  linkedAt: moment.nullable(),
});
export type OwnAccountFacts = Readonly<z.infer<typeof OwnAccountFacts>>;

export const OwnRole = z
  .strictObject({
    id,
    role: codeOf('role'),
    employerId: id.nullable(),
    validUntil: moment.nullable().describe('From when it does not count any more; null: without end.'),
    state: z
      .enum(ROLE_STATES)
      .describe(
        'Proposed: waits for approval. Approved: waits for the confirmation of a second person. In force: opens what it opens.',
      ),
  })
  .describe("A role that hasn't ended, in force or on its way.");
export type OwnRole = Readonly<z.infer<typeof OwnRole>>;

export const OwnStanding = z
  .strictObject({
    standing: z.string().describe('Its code: with `-not-in-force` behind it, the problem of a refusal for it.'),
    text: z.string().describe('What has to be so, in words.'),
    rule: z.string().describe('The rule that asks for it.'),
    met: z.boolean().describe('Whether it is so now.'),
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
    roles: z.array(OwnRole).readonly().describe('The roles that have not ended.'),
    employeeIds: z.array(id).readonly().describe('The own dossiers: one a present or past employer.'),
    standings: z
      .array(OwnStanding)
      .readonly()
      .describe('What the account and its roles ask of their holder, in order or not.'),
  })
  .describe('What somebody who signed in is here, and what he still has to see to.');
export type OwnAccount = Readonly<z.infer<typeof OwnAccount>>;
