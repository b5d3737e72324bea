import { Injectable } from '@nestjs/common';
import type { Context } from '../../../safeguards/access/context.js';
import { RecordStores } from '../../../safeguards/access/record-stores.js';
import type { Candidate, Turn } from '../../../safeguards/waiting/turn.js';
import { WaitingSource, WaitingSources } from '../../../safeguards/waiting/waiting-source.js';
import { PaperAgreementRepository } from '../paper/paper-agreement.repository.js';

/** I10 — papers that wait for a doctor's acceptance. */
@Injectable()
export class PapersToAccept extends WaitingSource {
  readonly what = 'paper-to-accept';
  readonly kind = 'PaperAgreement';
  readonly decision = { action: 'accept', kind: 'PaperAgreement' };

  constructor(
    sources: WaitingSources,
    private readonly stores: RecordStores,
    private readonly repository: PaperAgreementRepository,
  ) {
    super(sources);
  }

  async of(context: Context, turn: Turn): Promise<readonly Candidate[]> {
    return this.stores.read(context, 'medical', (tx) => this.repository.inTurn(tx, context, 'recorded', turn));
  }
}
