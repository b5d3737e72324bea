import { Injectable } from '@nestjs/common';
import type { Context } from '../../../safeguards/access/context.js';
import { RecordStores } from '../../../safeguards/access/record-stores.js';
import type { Candidate, Turn } from '../../../safeguards/waiting/turn.js';
import { WaitingSource, WaitingSources } from '../../../safeguards/waiting/waiting-source.js';
import { EmergencyRepository } from '../emergency.repository.js';

/** S8 — emergencies that wait for the review by another doctor. */
@Injectable()
export class EmergenciesToReview extends WaitingSource {
  readonly what = 'emergency-to-review';
  readonly kind = 'Emergency';
  readonly decision = { action: 'review', kind: 'Emergency' };

  constructor(
    sources: WaitingSources,
    private readonly stores: RecordStores,
    private readonly repository: EmergencyRepository,
  ) {
    super(sources);
  }

  async of(context: Context, turn: Turn): Promise<readonly Candidate[]> {
    return this.stores.read(context, 'desk', (tx) => this.repository.inTurn(tx, context, 'unreviewed', turn));
  }
}
