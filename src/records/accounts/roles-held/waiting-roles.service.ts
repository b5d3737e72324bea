import { Injectable } from '@nestjs/common';
import type { Context } from '../../../safeguards/access/context.js';
import { PageCursors, type Page } from '../../../safeguards/access/page-cursors.js';
import { Policies } from '../../../safeguards/access/policy/policies.js';
import { RecordStores } from '../../../safeguards/access/record-stores.js';
import type { Opened } from '../../../safeguards/access/sealed.js';
import type { RoleHeld } from './role-held.js';
import { roleReader } from './role-reader.js';
import type { WaitingRolesQuery } from './roles-held.input.js';
import { RolesHeldRepository } from './roles-held.repository.js';

/** Roles that wait for a signature: who signs finds here what there is to sign (S7). */
@Injectable()
export class WaitingRolesService {
  constructor(
    private readonly stores: RecordStores,
    private readonly repository: RolesHeldRepository,
    private readonly policies: Policies,
    private readonly cursors: PageCursors,
  ) {}

  /** One page of those that the reader may know of; whether he is one who signs, the role's page says when he does. */
  async waiting(context: Context, query: WaitingRolesQuery): Promise<Page<Opened<RoleHeld>>> {
    const name = `roles that are ${query.state}`;
    const { after, limit } = this.cursors.read(context, query, name);
    const sealed = await this.stores.read(context, 'desk', (tx) =>
      this.repository.waiting(tx, query.state, roleReader(context, this.policies), { after, limit: limit + 1 }),
    );
    return this.cursors.page(context, name, sealed, limit);
  }
}
