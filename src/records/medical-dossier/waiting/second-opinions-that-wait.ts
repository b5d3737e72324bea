import { Injectable } from '@nestjs/common';
import type { Context } from '../../../safeguards/access/context.js';
import { RecordStores } from '../../../safeguards/access/record-stores.js';
import type { Candidate, Turn } from '../../../safeguards/waiting/turn.js';
import { WaitingSource, WaitingSources } from '../../../safeguards/waiting/waiting-source.js';
import { SecondOpinionRepository } from '../second-opinion/second-opinion.repository.js';

/** S14 — second opinions that wait for the doctor whom the employee asked, and are known to nobody else. */
@Injectable()
export class SecondOpinionsThatWait extends WaitingSource {
  readonly what = 'second-opinion-to-give';
  readonly kind = 'SecondOpinion';
  readonly decision = { action: 'answer', kind: 'SecondOpinion' };

  constructor(
    sources: WaitingSources,
    private readonly stores: RecordStores,
    private readonly repository: SecondOpinionRepository,
  ) {
    super(sources);
  }

  async of(context: Context, turn: Turn): Promise<readonly Candidate[]> {
    return this.stores.read(context, 'medical', (tx) => this.repository.inTurn(tx, context, turn));
  }
}
