import { Injectable } from '@nestjs/common';
import type { Context } from '../../../safeguards/access/context.js';
import { RecordStores } from '../../../safeguards/access/record-stores.js';
import type { Candidate, Turn } from '../../../safeguards/waiting/turn.js';
import { WaitingSource, WaitingSources } from '../../../safeguards/waiting/waiting-source.js';
import { LettersRepository } from '../invitations/letters.repository.js';

/** S7 — invitations of employees whose letter waits for the second person. */
@Injectable()
export class LettersToPrint extends WaitingSource {
  readonly what = 'invitation-to-print';
  readonly kind = 'Invitation';
  readonly decision = { action: 'post', kind: 'Invitation' };

  constructor(
    sources: WaitingSources,
    private readonly stores: RecordStores,
    private readonly repository: LettersRepository,
  ) {
    super(sources);
  }

  async of(context: Context, turn: Turn): Promise<readonly Candidate[]> {
    return this.stores.read(context, 'desk', (tx) => this.repository.toPrint(tx, context.moment.instant, turn));
  }
}
