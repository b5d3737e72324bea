import { Injectable } from '@nestjs/common';
import type { Context } from '../../../safeguards/access/context.js';
import { RecordStores } from '../../../safeguards/access/record-stores.js';
import type { Candidate, Turn } from '../../../safeguards/waiting/turn.js';
import { WaitingSource, WaitingSources } from '../../../safeguards/waiting/waiting-source.js';
import { PaperAgreementRepository } from '../paper/paper-agreement.repository.js';

/** I10 — papers that a doctor accepted, and of which an employee without an account is told by a letter that nobody posted yet. */
@Injectable()
export class PapersToTell extends WaitingSource {
  readonly what = 'paper-to-post';
  readonly kind = 'PaperAgreement';
  readonly decision = { action: 'post', kind: 'PaperAgreement' };

  constructor(
    sources: WaitingSources,
    private readonly stores: RecordStores,
    private readonly repository: PaperAgreementRepository,
  ) {
    super(sources);
  }

  async of(context: Context, turn: Turn): Promise<readonly Candidate[]> {
    return this.stores.read(context, 'medical', (tx) => this.repository.inTurn(tx, context, 'accepted', turn));
  }
}
