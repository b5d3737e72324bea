import { Injectable } from '@nestjs/common';
import type { Context } from '../../../safeguards/access/context.js';
import { RecordStores } from '../../../safeguards/access/record-stores.js';
import type { Candidate, Turn } from '../../../safeguards/waiting/turn.js';
import { WaitingSource, WaitingSources } from '../../../safeguards/waiting/waiting-source.js';
import { DoctorWantedRepository } from '../doctor-wanted/doctor-wanted.repository.js';

/** S9, S13 — employees who are to be guided or examined and have no doctor who can act. */
@Injectable()
export class DoctorsToGive extends WaitingSource {
  readonly what = 'doctor-to-give';
  readonly kind = 'DoctorWanted';
  readonly decision = { action: 'grant', kind: 'Responsibility' };

  constructor(
    sources: WaitingSources,
    private readonly stores: RecordStores,
    private readonly repository: DoctorWantedRepository,
  ) {
    super(sources);
  }

  async of(context: Context, turn: Turn): Promise<readonly Candidate[]> {
    return this.stores.read(context, 'desk', (tx) => this.repository.inTurn(tx, turn));
  }
}
