import { Injectable } from '@nestjs/common';
import type { Context } from '../../../safeguards/access/context.js';
import { RecordStores } from '../../../safeguards/access/record-stores.js';
import type { Candidate, Turn } from '../../../safeguards/waiting/turn.js';
import { WaitingSource, WaitingSources } from '../../../safeguards/waiting/waiting-source.js';
import { ResponsibilityRepository } from '../responsibility.repository.js';

/** S9 — responsibilities of which an employee without an account waits to be told by letter. */
@Injectable()
export class ResponsibilitiesToTell extends WaitingSource {
  readonly what = 'responsibility-to-tell';
  readonly kind = 'Responsibility';
  readonly decision = { action: 'tell', kind: 'Responsibility' };

  constructor(
    sources: WaitingSources,
    private readonly stores: RecordStores,
    private readonly repository: ResponsibilityRepository,
  ) {
    super(sources);
  }

  async of(context: Context, turn: Turn): Promise<readonly Candidate[]> {
    return this.stores.read(context, 'desk', (tx) => this.repository.inTurn(tx, 'untold', turn));
  }
}
