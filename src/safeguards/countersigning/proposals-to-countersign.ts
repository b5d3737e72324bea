import { Injectable } from '@nestjs/common';
import type { Context } from '../access/context.js';
import { RecordStores } from '../access/record-stores.js';
import type { Candidate, Turn } from '../waiting/turn.js';
import { WaitingSource, WaitingSources } from '../waiting/waiting-source.js';
import { ProposalRepository } from './proposal.repository.js';

/** V3 — what doctors in training prepared, for the doctor who supervises them. */
@Injectable()
export class ProposalsToCountersign extends WaitingSource {
  readonly what = 'proposal-to-countersign';
  readonly kind = 'Proposal';
  readonly decision = { action: 'countersign', kind: 'Proposal' };

  constructor(
    sources: WaitingSources,
    private readonly stores: RecordStores,
    private readonly repository: ProposalRepository,
  ) {
    super(sources);
  }

  async of(context: Context, turn: Turn): Promise<readonly Candidate[]> {
    return this.stores.read(context, 'medical', (tx) => this.repository.inTurn(tx, context, turn));
  }
}
