import { SINCE } from './always.js';
import type { Shown } from './shown.js';
import { stateOf } from './standing.js';
import type { Account, World } from './world.js';

/** An account by the name that the person has at work. */
function named({ id, subject: name, kind }: Account): Shown {
  return { id, accountId: id, fields: { id, name, kind } };
}

/** Accounts, what they are called, and the roles that they hold. */
export const ACCOUNT_RECORDS = {
  Account: ({ accounts }) =>
    accounts.map(({ id, subject, kind, status }) => ({
      id,
      accountId: id,
      // Of somebody who came in as an employee the name is in his dossier (D1).
      fields: { id, name: kind === 'employee' ? null : subject, kind, status, createdAt: SINCE, linkedAt: SINCE },
    })),
  Doctor: ({ accounts }) => accounts.map(named),
  Assistant: ({ accounts }) => accounts.map(named),
  AccountName: ({ accounts }) => accounts.filter(({ kind }) => kind !== 'employee').map(named),
  ProcessingAgreement: ({ processingAgreements }) =>
    processingAgreements.map((one) => ({ ...one, fields: { ...one } })),
  RoleHeld: ({ roles, accounts, now }) =>
    roles.map((role) => {
      const holder = accounts.find(({ id, kind }) => id === role.accountId && kind !== 'employee');
      const signed = { proposedBy: null, proposerName: null, confirmedBy: null };
      return {
        id: role.id,
        accountId: role.accountId,
        role,
        fields: { ...role, state: stateOf(role, now), holderName: holder?.subject ?? null, ...signed },
      };
    }),
} as const satisfies Readonly<Record<string, (world: World) => Shown[]>>;
