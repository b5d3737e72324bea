import { Injectable } from '@nestjs/common';
import type { Context } from '../../../safeguards/access/context.js';
import { RecordStores } from '../../../safeguards/access/record-stores.js';
import type { Candidate, Turn } from '../../../safeguards/waiting/turn.js';
import { WaitingSource, WaitingSources } from '../../../safeguards/waiting/waiting-source.js';
import { DoctorChangeWishRepository } from '../doctor-change-wish/doctor-change-wish.repository.js';

/** S9 — wishes for another doctor, until the next change of doctor. */
@Injectable()
export class WishesThatWait extends WaitingSource {
  readonly what = 'doctor-change-to-answer';
  readonly kind = 'DoctorChangeWish';
  readonly decision = { action: 'grant', kind: 'Responsibility' };

  constructor(
    sources: WaitingSources,
    private readonly stores: RecordStores,
    private readonly repository: DoctorChangeWishRepository,
  ) {
    super(sources);
  }

  async of(context: Context, turn: Turn): Promise<readonly Candidate[]> {
    return this.stores.read(context, 'desk', (tx) => this.repository.inTurn(tx, turn));
  }
}
