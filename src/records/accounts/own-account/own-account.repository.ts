import { Injectable } from '@nestjs/common';
import type { Transaction } from '../../../platform/stores/transaction.js';
import { stateOfRole, type RoleProgress } from '../roles-held/role-held.js';
import type { OwnRole } from './own-account.js';

const NAMED = `
  SELECT n.name, a.linked_at AS "linkedAt" FROM access.account a LEFT JOIN desk.account_name n ON n.account_id = a.id
  WHERE a.id = access.acting_account()`;
const ROLES = `
  SELECT id, role, employer_id AS "employerId", valid_until AS "validUntil", needs_approval AS "needsApproval",
         approved_by AS "approvedBy", in_force_since AS "inForceSince", ended_at AS "endedAt"
  FROM access.role WHERE account_id = access.acting_account() AND ended_at IS NULL ORDER BY role, id`;

/** The own account, of the session's own person alone. */
@Injectable()
export class OwnAccountRepository {
  async named(tx: Transaction): Promise<{ readonly name: string | null; readonly linkedAt: string | null }> {
    const [row] = await tx.query<{ name: string | null; linkedAt: string | null }>(NAMED);
    return row ?? { name: null, linkedAt: null };
  }

  async roles(tx: Transaction, now: Date): Promise<readonly OwnRole[]> {
    const rows = await tx.query<OwnRole & RoleProgress>(ROLES);
    return rows.map((row) => {
      const { id, role, employerId, validUntil } = row;
      return { id, role, employerId, validUntil, state: stateOfRole(row, now) };
    });
  }
}
