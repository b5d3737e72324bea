import { Injectable } from '@nestjs/common';
import type { Context } from '../../../safeguards/access/context.js';
import { RecordStores } from '../../../safeguards/access/record-stores.js';
import type { Candidate, Turn } from '../../../safeguards/waiting/turn.js';
import { WaitingSource, WaitingSources } from '../../../safeguards/waiting/waiting-source.js';
import { StatedDutyRepository } from '../stated-duty/stated-duty.repository.js';

/** S9 — stated duties of which an employee without an account waits to be told by letter. */
@Injectable()
export class StatedDutiesToTell extends WaitingSource {
  readonly what = 'stated-duty-to-tell';
  readonly kind = 'StatedDuty';
  readonly decision = { action: 'tell', kind: 'StatedDuty' };

  constructor(
    sources: WaitingSources,
    private readonly stores: RecordStores,
    private readonly repository: StatedDutyRepository,
  ) {
    super(sources);
  }

  async of(context: Context, turn: Turn): Promise<readonly Candidate[]> {
    return this.stores.read(context, 'desk', (tx) => this.repository.inTurn(tx, turn));
  }
}
