import { Injectable } from '@nestjs/common';
import type { Transaction } from '../../../platform/stores/transaction.js';
import type { PersonFacts } from '../../../safeguards/access/facts/access-facts.js';
import { AccountNameRow, AccountRow, RoleRow } from '../accounts.entity.js';

const ONE_AT_A_TIME = "SELECT pg_advisory_xact_lock(hashtextextended('sign-in ' || $1::text || ' ' || $2::text, 0))";
const ACCOUNT_OF = 'SELECT id, kind FROM access.account WHERE issuer = $1 AND subject = $2';
const OPEN_INVITATION = `
  SELECT id, account_id AS "accountId", employee_id AS "employeeId", created_by AS "invitedBy"
  FROM access.invitation
  WHERE code_digest = $1 AND used_at IS NULL AND voided_at IS NULL AND expires_at > platform.clock()
    AND access.identity_stands(employee_id, letter_at, by_hand)`;
const USE = `
  UPDATE access.invitation SET used_at = platform.clock(), used_by = $2
  WHERE id = $1 AND used_at IS NULL AND voided_at IS NULL
    AND NOT EXISTS (SELECT 1 FROM access.account a WHERE a.id = $2 AND a.status = 'suspended') RETURNING id`;
const LINK_ACCOUNT = `
  UPDATE access.account SET status = 'active', issuer = $2, subject = $3, linked_at = platform.clock()
  WHERE id = $1 AND status = 'invited' RETURNING id`;
const LINK_EMPLOYEE = `
  UPDATE access.employee SET person_account_id = $2
  WHERE id = $1 AND access.awaits_its_person(person_account_id) RETURNING id`;
const DOSSIER_DOCTORS = `
  SELECT doctor_id AS "doctorId" FROM access.responsibility
  WHERE employee_id = $1 AND effective_from <= platform.clock() AND (ended_at IS NULL OR ended_at > platform.clock())`;
const LOCK = 'SELECT access.lock_dossier_doctor($1)';
const TOLD_OF_DOCTOR = `
  UPDATE access.responsibility r SET told_at = platform.clock(), told_how = 'in-app'
  WHERE r.employee_id = $1 AND r.effective_from IS NOT NULL AND r.ended_at IS NULL AND r.told_at IS NULL
    AND access.over_because(r) IS NULL RETURNING r.id`;
const TOLD_OF_DUTY = `
  UPDATE access.stated_duty d SET told_at = platform.clock(), told_how = 'in-app'
  WHERE d.employee_id = $1 AND d.ended_at IS NULL AND d.told_at IS NULL AND d.valid_until > platform.clock() RETURNING d.id`;
const HOLDS =
  'SELECT 1 FROM access.role WHERE account_id = $1 AND role = $2 AND in_force_since IS NOT NULL AND ended_at IS NULL';

/** Who signed in: what an account is linked to, once. */
export interface SignInIdentity {
  readonly issuer: string;
  readonly subject: string;
}

/** The account of a sign-in. */
export type KnownAccount = Pick<PersonFacts, 'kind'> & { readonly id: string };

/** An invitation that a code still opens. */
export interface UsableInvitation {
  readonly id: string;
  readonly accountId: string | null;
  readonly employeeId: string | null;
  /** Null for the invitations of the first two people. */
  readonly invitedBy: string | null;
}

/** What a person writes who links an account or a dossier: row security lets nobody else. */
@Injectable()
export class LinkingRepository {
  /** The account of a sign-in. Whoever links with the same sign-in too waits until this transaction is over. */
  async accountOf(tx: Transaction, { issuer, subject }: SignInIdentity): Promise<KnownAccount | null> {
    await tx.query(ONE_AT_A_TIME, [issuer, subject]);
    const [row] = await tx.query<KnownAccount>(ACCOUNT_OF, [issuer, subject]);
    return row ?? null;
  }

  /** @returns null for a code that is wrong, used, void or expired, or from before the employer changed what it rests on (I1), all alike. */
  async openInvitation(tx: Transaction, codeDigest: Buffer): Promise<UsableInvitation | null> {
    const [row] = await tx.query<UsableInvitation>(OPEN_INVITATION, [codeDigest]);
    return row ?? null;
  }

  /** @returns whether it was still open, and its account not shut: of many at once one uses it. */
  async use(tx: Transaction, invitationId: string, accountId: string): Promise<boolean> {
    return (await tx.query(USE, [invitationId, accountId])).length > 0;
  }

  /** @returns whether the account still waited for its person. */
  async linkAccount(tx: Transaction, accountId: string, { issuer, subject }: SignInIdentity): Promise<boolean> {
    return (await tx.query(LINK_ACCOUNT, [accountId, issuer, subject])).length > 0;
  }

  /** D1 — an employee's account has no name here: that is in the dossier. */
  async addEmployeeAccount(tx: Transaction, id: string, identity: SignInIdentity): Promise<void> {
    await tx.manager.insert(AccountRow, {
      id,
      ...identity,
      kind: 'employee',
      status: 'active',
      linkedAt: () => 'platform.clock()',
    });
    await tx.manager.insert(AccountNameRow, { accountId: id, name: null });
  }

  /** @returns whether the dossier waited for its person: not linked, or to an account that is shut and loses it now. */
  async linkEmployee(tx: Transaction, employeeId: string, accountId: string): Promise<boolean> {
    await tx.query(LOCK, [employeeId]);
    return (await tx.query(LINK_EMPLOYEE, [employeeId, accountId])).length > 0;
  }

  /** The doctors who are responsible for the employee now, told of or not. */
  async dossierDoctors(tx: Transaction, employeeId: string): Promise<string[]> {
    return (await tx.query<{ doctorId: string }>(DOSSIER_DOCTORS, [employeeId])).map(({ doctorId }) => doctorId);
  }

  /** S9 — with the link the employee is told of the doctor, and of a stated duty, of which no letter told. @returns the notices of that */
  async toldOfDoctors(
    tx: Transaction,
    employeeId: string,
  ): Promise<readonly { readonly code: string; readonly about: string }[]> {
    const doctors = await tx.query<{ id: string }>(TOLD_OF_DOCTOR, [employeeId]);
    const duties = await tx.query<{ id: string }>(TOLD_OF_DUTY, [employeeId]);
    return [
      ...doctors.map(({ id }) => ({ code: 'your-doctor', about: id })),
      ...duties.map(({ id }) => ({ code: 'duty-stated', about: id })),
    ];
  }

  async holds(tx: Transaction, accountId: string, role: string): Promise<boolean> {
    return (await tx.query(HOLDS, [accountId, role])).length > 0;
  }

  /** The role that comes with linking: in force at once, without end, for the own dossiers alone. */
  async addOwnRole(
    tx: Transaction,
    own: { id: string; accountId: string; role: string; circle: string },
  ): Promise<void> {
    await tx.manager.insert(RoleRow, {
      ...own,
      needsApproval: false,
      needsConfirmation: false,
      validFrom: () => 'platform.clock()',
      inForceSince: () => 'platform.clock()',
    });
  }
}
