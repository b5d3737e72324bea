import { Injectable } from '@nestjs/common';
import type { Context } from '../../safeguards/access/context.js';
import { RecordStores } from '../../safeguards/access/record-stores.js';
import type { Candidate, Turn } from '../../safeguards/waiting/turn.js';
import { WaitingSource, WaitingSources } from '../../safeguards/waiting/waiting-source.js';
import { DISCLOSURE_KIND, DisclosureRepository } from './disclosure.repository.js';

/** C4 — requests that wait for the doctor's decision. */
@Injectable()
export class DisclosuresToDecide extends WaitingSource {
  readonly what = 'disclosure-to-decide';
  readonly kind = DISCLOSURE_KIND;
  readonly decision = { action: 'answer', kind: DISCLOSURE_KIND };

  constructor(
    sources: WaitingSources,
    private readonly stores: RecordStores,
    private readonly repository: DisclosureRepository,
  ) {
    super(sources);
  }

  async of(context: Context, turn: Turn): Promise<readonly Candidate[]> {
    return this.stores.read(context, 'medical', (tx) => this.repository.inTurn(tx, context, turn));
  }
}
