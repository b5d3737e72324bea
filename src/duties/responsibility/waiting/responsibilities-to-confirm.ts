import { Injectable } from '@nestjs/common';
import type { Context } from '../../../safeguards/access/context.js';
import { RecordStores } from '../../../safeguards/access/record-stores.js';
import type { Candidate, Turn } from '../../../safeguards/waiting/turn.js';
import { WaitingSource, WaitingSources } from '../../../safeguards/waiting/waiting-source.js';
import { ResponsibilityRepository } from '../responsibility.repository.js';

/** S9 — responsibilities that somebody gave himself, and that wait for a second doctor. */
@Injectable()
export class ResponsibilitiesToConfirm extends WaitingSource {
  readonly what = 'responsibility-to-confirm';
  readonly kind = 'Responsibility';
  readonly decision = { action: 'confirm', kind: 'Responsibility' };

  constructor(
    sources: WaitingSources,
    private readonly stores: RecordStores,
    private readonly repository: ResponsibilityRepository,
  ) {
    super(sources);
  }

  async of(context: Context, turn: Turn): Promise<readonly Candidate[]> {
    return this.stores.read(context, 'desk', (tx) => this.repository.inTurn(tx, 'unconfirmed', turn));
  }
}
