import { Injectable } from '@nestjs/common';
import type { Context } from '../../../safeguards/access/context.js';
import { RecordStores } from '../../../safeguards/access/record-stores.js';
import type { Candidate, Turn } from '../../../safeguards/waiting/turn.js';
import { WaitingSource, WaitingSources } from '../../../safeguards/waiting/waiting-source.js';
import { LinkEndingsRepository } from '../link-endings/link-endings.repository.js';

/** I1, S7 — contested links that wait for the second person. */
@Injectable()
export class LinkEndingsToConfirm extends WaitingSource {
  readonly what = 'link-ending-to-confirm';
  readonly kind = 'LinkEnding';
  readonly decision = { action: 'confirm', kind: 'LinkEnding' };

  constructor(
    sources: WaitingSources,
    private readonly stores: RecordStores,
    private readonly repository: LinkEndingsRepository,
  ) {
    super(sources);
  }

  async of(context: Context, turn: Turn): Promise<readonly Candidate[]> {
    return this.stores.read(context, 'desk', (tx) => this.repository.inTurn(tx, turn));
  }
}
