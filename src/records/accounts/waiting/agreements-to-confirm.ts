import { Injectable } from '@nestjs/common';
import type { Context } from '../../../safeguards/access/context.js';
import { RecordStores } from '../../../safeguards/access/record-stores.js';
import type { Candidate, Turn } from '../../../safeguards/waiting/turn.js';
import { WaitingSource, WaitingSources } from '../../../safeguards/waiting/waiting-source.js';
import { ProcessingAgreementsRepository } from '../processing-agreements/processing-agreements.repository.js';

/** P1 — agreements with processors that wait for the second person. */
@Injectable()
export class AgreementsToConfirm extends WaitingSource {
  readonly what = 'processing-agreement-to-confirm';
  readonly kind = 'ProcessingAgreement';
  readonly decision = { action: 'confirm', kind: 'ProcessingAgreement' };

  constructor(
    sources: WaitingSources,
    private readonly stores: RecordStores,
    private readonly repository: ProcessingAgreementsRepository,
  ) {
    super(sources);
  }

  async of(context: Context, turn: Turn): Promise<readonly Candidate[]> {
    return this.stores.read(context, 'desk', (tx) => this.repository.inTurn(tx, turn));
  }
}
