import { Injectable } from '@nestjs/common';
import type { Context } from '../../../safeguards/access/context.js';
import { RecordStores } from '../../../safeguards/access/record-stores.js';
import type { Candidate, Turn } from '../../../safeguards/waiting/turn.js';
import { WaitingSource, WaitingSources } from '../../../safeguards/waiting/waiting-source.js';
import { LettersRepository } from '../invitations/letters.repository.js';

/** I1 — invitations of employees that a change of their employer overtook: another takes the place of each. */
@Injectable()
export class InvitationsToRenew extends WaitingSource {
  readonly what = 'invitation-to-renew';
  readonly kind = 'Invitation';
  readonly decision = { action: 'invite', kind: 'Account' };

  constructor(
    sources: WaitingSources,
    private readonly stores: RecordStores,
    private readonly repository: LettersRepository,
  ) {
    super(sources);
  }

  async of(context: Context, turn: Turn): Promise<readonly Candidate[]> {
    return this.stores.read(context, 'desk', (tx) => this.repository.toRenew(tx, context.moment.instant, turn));
  }
}
