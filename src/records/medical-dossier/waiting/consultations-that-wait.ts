import { Injectable } from '@nestjs/common';
import type { Context } from '../../../safeguards/access/context.js';
import { RecordStores } from '../../../safeguards/access/record-stores.js';
import type { Candidate, Turn } from '../../../safeguards/waiting/turn.js';
import { WaitingSource, WaitingSources } from '../../../safeguards/waiting/waiting-source.js';
import { ConsultationRepository } from '../consultation/consultation.repository.js';

/** S14 — consultations that wait for the doctor whom the employee asked, and are known to nobody else. */
@Injectable()
export class ConsultationsThatWait extends WaitingSource {
  readonly what = 'consultation-to-conclude';
  readonly kind = 'Consultation';
  readonly decision = { action: 'answer', kind: 'Consultation' };

  constructor(
    sources: WaitingSources,
    private readonly stores: RecordStores,
    private readonly repository: ConsultationRepository,
  ) {
    super(sources);
  }

  async of(context: Context, turn: Turn): Promise<readonly Candidate[]> {
    return this.stores.read(context, 'medical', (tx) => this.repository.inTurn(tx, context, turn));
  }
}
