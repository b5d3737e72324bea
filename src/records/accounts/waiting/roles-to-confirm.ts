import { Injectable } from '@nestjs/common';
import type { Context } from '../../../safeguards/access/context.js';
import { Policies } from '../../../safeguards/access/policy/policies.js';
import { RecordStores } from '../../../safeguards/access/record-stores.js';
import type { Candidate, Turn } from '../../../safeguards/waiting/turn.js';
import { WaitingSource, WaitingSources } from '../../../safeguards/waiting/waiting-source.js';
import { roleReader } from '../roles-held/role-reader.js';
import { RolesHeldRepository } from '../roles-held/roles-held.repository.js';
import { Signing } from './signing.js';

/** S7 — roles that wait for a confirmation that the actor can give. */
@Injectable()
export class RolesToConfirm extends WaitingSource {
  readonly what = 'role-to-confirm';
  readonly kind = 'RoleHeld';
  readonly decision = { action: 'confirm', kind: 'RoleHeld' };

  constructor(
    sources: WaitingSources,
    private readonly stores: RecordStores,
    private readonly repository: RolesHeldRepository,
    private readonly policies: Policies,
    private readonly signing: Signing,
  ) {
    super(sources);
  }

  async of(context: Context, turn: Turn): Promise<readonly Candidate[]> {
    const signs = this.signing.by(context, 'confirm');
    return this.stores.read(context, 'desk', (tx) =>
      this.repository.inTurn(tx, 'approved', roleReader(context, this.policies), turn, signs),
    );
  }
}
