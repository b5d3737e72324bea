import { Injectable } from '@nestjs/common';
import type { Context } from '../../../safeguards/access/context.js';
import { Policies } from '../../../safeguards/access/policy/policies.js';
import { RecordStores } from '../../../safeguards/access/record-stores.js';
import type { Candidate, Turn } from '../../../safeguards/waiting/turn.js';
import { WaitingSource, WaitingSources } from '../../../safeguards/waiting/waiting-source.js';
import { roleReader } from '../roles-held/role-reader.js';
import { RolesHeldRepository } from '../roles-held/roles-held.repository.js';
import { Signing } from './signing.js';

/** S7 — roles that wait for a signature that the actor can give: the approval, or the second person's confirmation. */
@Injectable()
abstract class RolesToSign extends WaitingSource {
  readonly kind = 'RoleHeld';
  abstract override readonly decision: { readonly action: 'approve' | 'confirm'; readonly kind: 'RoleHeld' };
  /** In which state a role waits for it. */
  protected abstract readonly state: 'proposed' | 'approved';

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
    const signs = this.signing.by(context, this.decision.action);
    return this.stores.read(context, 'desk', (tx) =>
      this.repository.inTurn(tx, this.state, roleReader(context, this.policies), turn, signs),
    );
  }
}

@Injectable()
export class RolesToApprove extends RolesToSign {
  readonly what = 'role-to-approve';
  readonly decision = { action: 'approve', kind: 'RoleHeld' } as const;
  protected readonly state = 'proposed';
}

@Injectable()
export class RolesToConfirm extends RolesToSign {
  readonly what = 'role-to-confirm';
  readonly decision = { action: 'confirm', kind: 'RoleHeld' } as const;
  protected readonly state = 'approved';
}
