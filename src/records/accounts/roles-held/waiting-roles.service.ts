import { Injectable } from '@nestjs/common';
import type { Context } from '../../../safeguards/access/context.js';
import { PageCursors, type Page } from '../../../safeguards/access/page-cursors.js';
import { RecordStores } from '../../../safeguards/access/record-stores.js';
import type { Opened } from '../../../safeguards/access/sealed.js';
import type { RoleHeld } from './role-held.js';
import type { WaitingRolesQuery } from './roles-held.input.js';
import { RolesHeldRepository } from './roles-held.repository.js';

/** Roles that wait for a signature: who signs finds here what there is to sign (S7). */
@Injectable()
export class WaitingRolesService {
  constructor(
    private readonly stores: RecordStores,
    private readonly repository: RolesHeldRepository,
    private readonly cursors: PageCursors,
  ) {}

  /** One page; whether the reader is one who may sign, the role's page says when he does. */
  async waiting(context: Context, query: WaitingRolesQuery): Promise<Page<Opened<RoleHeld>>> {
    const name = `roles that are ${query.state}`;
    const { after, limit } = this.cursors.read(context, query, name);
    const sealed = await this.stores.read(context, 'desk', (tx) =>
      this.repository.waiting(tx, query.state, context.moment.instant, { after, limit: limit + 1 }),
    );
    return this.cursors.page(context, name, sealed, limit);
  }
}
