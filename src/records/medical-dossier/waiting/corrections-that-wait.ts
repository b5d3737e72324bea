import { Injectable } from '@nestjs/common';
import type { Context } from '../../../safeguards/access/context.js';
import { RecordStores } from '../../../safeguards/access/record-stores.js';
import type { Candidate, Turn } from '../../../safeguards/waiting/turn.js';
import { WaitingSource, WaitingSources } from '../../../safeguards/waiting/waiting-source.js';
import { CorrectionRepository } from '../correction/correction.repository.js';

/** I4 — requests to correct that wait for the doctor. */
@Injectable()
export class CorrectionsThatWait extends WaitingSource {
  readonly what = 'correction-to-answer';
  readonly kind = 'CorrectionRequest';
  readonly decision = { action: 'answer', kind: 'CorrectionRequest' };

  constructor(
    sources: WaitingSources,
    private readonly stores: RecordStores,
    private readonly repository: CorrectionRepository,
  ) {
    super(sources);
  }

  async of(context: Context, turn: Turn): Promise<readonly Candidate[]> {
    return this.stores.read(context, 'medical', (tx) => this.repository.inTurn(tx, context, turn));
  }
}
