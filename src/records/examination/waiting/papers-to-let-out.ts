import { Injectable } from '@nestjs/common';
import type { Context } from '../../../safeguards/access/context.js';
import { RecordStores } from '../../../safeguards/access/record-stores.js';
import type { Candidate, Turn } from '../../../safeguards/waiting/turn.js';
import { WaitingSource, WaitingSources } from '../../../safeguards/waiting/waiting-source.js';
import { PaperAgreementRepository } from '../paper/paper-agreement.repository.js';

/** I10 — papers whose term is over in which the employee could undo them: the outcome can go out. */
@Injectable()
export class PapersToLetOut extends WaitingSource {
  readonly what = 'paper-to-let-out';
  readonly kind = 'PaperAgreement';
  readonly decision = { action: 'issue', kind: 'PaperAgreement' };

  constructor(
    sources: WaitingSources,
    private readonly stores: RecordStores,
    private readonly repository: PaperAgreementRepository,
  ) {
    super(sources);
  }

  async of(context: Context, turn: Turn): Promise<readonly Candidate[]> {
    return this.stores.read(context, 'medical', (tx) => this.repository.inTurn(tx, context, 'told', turn));
  }
}
