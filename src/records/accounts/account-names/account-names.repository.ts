import { Injectable } from '@nestjs/common';
import type { Transaction } from '../../../platform/stores/transaction.js';
import { Sealed } from '../../../safeguards/access/sealed.js';
import type { AccountName } from './account-name.js';

// Row security shows one's own name too, and says of nobody whether he is an employee: the query does.
const NAMES = `
  SELECT a.id, n.name, a.kind FROM access.account a JOIN desk.account_name n ON n.account_id = a.id
  WHERE access.is_of_work(a.id) AND ($1::uuid IS NULL OR a.id = $1) AND ($2::uuid IS NULL OR a.id > $2)
  ORDER BY a.id LIMIT $3`;

/** Names for the ids of the trail; they leave it sealed. */
@Injectable()
export class AccountNamesRepository {
  /** One page, by id. */
  async names(tx: Transaction, after: string | null, limit: number): Promise<Sealed<AccountName>[]> {
    return (await tx.query<AccountName>(NAMES, [null, after, limit])).map(sealed);
  }

  /** @returns null for an unknown account, and for an employee's. */
  async name(tx: Transaction, accountId: string): Promise<Sealed<AccountName> | null> {
    const [row] = await tx.query<AccountName>(NAMES, [accountId, null, 1]);
    return row === undefined ? null : sealed(row);
  }
}

function sealed(row: AccountName): Sealed<AccountName> {
  return new Sealed('AccountName', row, { ofWork: row.kind !== 'employee' });
}
