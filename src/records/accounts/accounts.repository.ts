import { Injectable } from '@nestjs/common';
import type { Transaction } from '../../platform/stores/transaction.js';
import type { PersonFacts } from '../../safeguards/access/facts/access-facts.js';
import { Sealed } from '../../safeguards/access/sealed.js';
import type { Account } from './account.js';
import { AccountNameRow, AccountRow } from './accounts.entity.js';

// Whose account one may know of follows from row security on the names: every account has a row there.
const ACCOUNTS = `
  SELECT a.id, n.name, a.kind, a.status, a.created_at AS "createdAt", a.linked_at AS "linkedAt",
         access.works_on_own_dossier(a.id) AS "worksOnOwnDossier",
         access.works_on_represented_dossier(a.id) AS "worksOnRepresentedDossier", access.was_doctor(a.id) AS "wasDoctor"
  FROM access.account a JOIN desk.account_name n ON n.account_id = a.id
  WHERE ($1::uuid IS NULL OR a.id = $1) AND ($2::uuid IS NULL OR a.id > $2) ORDER BY a.id LIMIT $3`;
const SUSPEND = `UPDATE access.account SET status = 'suspended' WHERE id = $1 AND status <> 'suspended' RETURNING id`;
const REINSTATE = `
  UPDATE access.account SET status = CASE WHEN subject IS NULL THEN 'invited' ELSE 'active' END
  WHERE id = $1 AND status = 'suspended' RETURNING id`;
// S9, S13 — who finds a doctor for whom that one was responsible, or states a duty.
const DOCTORS_TO_TELL = `
  SELECT DISTINCT r.account_id AS id FROM access.role r
  WHERE r.circle IN ('secrecy-supervision', 'medical-direction') AND access.role_in_force(r)
    AND access.account_active(r.account_id) AND r.account_id <> $1
    AND EXISTS (SELECT 1 FROM access.role h
                WHERE h.account_id = $1 AND access.is_of_doctors(h.circle) AND access.role_in_force(h))
  ORDER BY 1`;

/** An account as an administrator makes it. */
export interface NewAccount {
  readonly id: string;
  readonly kind: PersonFacts['kind'];
  readonly name: string;
  readonly hiredUntil: string | null;
  /** Exactly of a hired person. */
  readonly processingAgreementId: string | null;
  readonly createdBy: string;
}

/** Accounts and their names. */
@Injectable()
export class AccountsRepository {
  /** One page, by id; for who isn't an administrator the own account, for an employee who works on his dossier (I9), and the doctors. */
  async accounts(tx: Transaction, after: string | null, limit: number): Promise<Sealed<Account>[]> {
    return (await tx.query<Account & FactsOfAccount>(ACCOUNTS, [null, after, limit])).map(sealed);
  }

  /** @returns null outside what the actor may know of. */
  async account(tx: Transaction, id: string): Promise<Sealed<Account> | null> {
    const [row] = await tx.query<Account & FactsOfAccount>(ACCOUNTS, [id, null, 1]);
    return row === undefined ? null : sealed(row);
  }

  async add(tx: Transaction, { name, ...account }: NewAccount): Promise<void> {
    await tx.manager.insert(AccountRow, { ...account, status: 'invited' });
    await tx.manager.insert(AccountNameRow, { accountId: account.id, name });
  }

  /** @returns whether it was open. */
  async suspend(tx: Transaction, id: string): Promise<boolean> {
    return (await tx.query(SUSPEND, [id])).length > 0;
  }

  /** @returns whether it was suspended. It is again what it was: active, or waiting for its person. */
  async reinstate(tx: Transaction, id: string): Promise<boolean> {
    return (await tx.query(REINSTATE, [id])).length > 0;
  }

  /** The core-expert and the staff doctors, who hear that a doctor's account was shut or reopened; of another's nobody does. */
  async doctorsToTell(tx: Transaction, id: string): Promise<readonly string[]> {
    return (await tx.query<{ id: string }>(DOCTORS_TO_TELL, [id])).map((row) => row.id);
  }
}

type FactsOfAccount = Readonly<Record<'worksOnOwnDossier' | 'worksOnRepresentedDossier' | 'wasDoctor', boolean>>;

function sealed(row: Account & FactsOfAccount): Sealed<Account> {
  const { worksOnOwnDossier, worksOnRepresentedDossier, wasDoctor, ...account } = row;
  const facts = { accountId: account.id, worksOnOwnDossier, worksOnRepresentedDossier, wasDoctor };
  return new Sealed('Account', account, facts);
}
