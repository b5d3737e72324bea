import { Injectable } from '@nestjs/common';
import type { Context } from '../../../safeguards/access/context.js';
import { RecordStores } from '../../../safeguards/access/record-stores.js';
import type { Candidate, Turn } from '../../../safeguards/waiting/turn.js';
import { WaitingSource, WaitingSources } from '../../../safeguards/waiting/waiting-source.js';
import { LogReviewRepository } from '../log-review.repository.js';

/** A6 — reviews of the trail that nobody signed yet. */
@Injectable()
export class LogReviewsToSign extends WaitingSource {
  readonly what = 'log-review-to-sign';
  readonly kind = 'LogReview';
  readonly decision = { action: 'sign', kind: 'LogReview' };

  constructor(
    sources: WaitingSources,
    private readonly stores: RecordStores,
    private readonly repository: LogReviewRepository,
  ) {
    super(sources);
  }

  async of(context: Context, turn: Turn): Promise<readonly Candidate[]> {
    return this.stores.read(context, 'desk', (tx) => this.repository.inTurn(tx, turn));
  }
}
