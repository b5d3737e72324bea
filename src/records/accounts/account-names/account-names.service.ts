import { Injectable } from '@nestjs/common';
import { notFound } from '../../../platform/problems/usual-problems.js';
import type { Context } from '../../../safeguards/access/context.js';
import { PageCursors, type Page, type PageRequest } from '../../../safeguards/access/page-cursors.js';
import { RecordStores } from '../../../safeguards/access/record-stores.js';
import type { Opened } from '../../../safeguards/access/sealed.js';
import type { AccountName } from './account-name.js';
import { AccountNamesRepository } from './account-names.repository.js';

const NAMES = 'names of accounts';

/** Who is behind an id of the trail (A6): nobody's dossier, and of an employee not even that he has an account (S7). */
@Injectable()
export class AccountNamesService {
  constructor(
    private readonly stores: RecordStores,
    private readonly repository: AccountNamesRepository,
    private readonly cursors: PageCursors,
  ) {}

  /** One page of the names, by id. */
  async page(context: Context, request: PageRequest): Promise<Page<Opened<AccountName>>> {
    const { after, limit } = this.cursors.read(context, request, NAMES);
    const sealed = await this.stores.read(context, 'desk', (tx) => this.repository.names(tx, after, limit + 1));
    return this.cursors.page(context, NAMES, sealed, limit);
  }

  /** @throws Problem 404 for an unknown account and for an employee's, alike. */
  async one(context: Context, accountId: string): Promise<Opened<AccountName>> {
    const sealed = await this.stores.read(context, 'desk', (tx) => this.repository.name(tx, accountId));
    if (sealed === null) throw notFound();
    return sealed.open(context);
  }
}
