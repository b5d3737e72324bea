import { Injectable } from '@nestjs/common';
import type { Context } from '../../../safeguards/access/context.js';
import { RecordStores } from '../../../safeguards/access/record-stores.js';
import type { Candidate, Turn } from '../../../safeguards/waiting/turn.js';
import { WaitingSource, WaitingSources } from '../../../safeguards/waiting/waiting-source.js';
import { ConsentRepository } from './consent.repository.js';

/** I10 — consents on paper that a doctor accepted, and of which an employee without an account is told by a letter that nobody posted yet. */
@Injectable()
export class PaperConsentsToTell extends WaitingSource {
  readonly what = 'paper-consent-to-post';
  readonly kind = 'Consent';
  readonly decision = { action: 'post', kind: 'Consent' };

  constructor(
    sources: WaitingSources,
    private readonly stores: RecordStores,
    private readonly repository: ConsentRepository,
  ) {
    super(sources);
  }

  async of(context: Context, turn: Turn): Promise<readonly Candidate[]> {
    return this.stores.read(context, 'medical', (tx) => this.repository.inTurn(tx, context, 'accepted', turn));
  }
}
