import { Injectable } from '@nestjs/common';
import type { Context } from '../../../safeguards/access/context.js';
import { RecordStores } from '../../../safeguards/access/record-stores.js';
import type { Candidate, Turn } from '../../../safeguards/waiting/turn.js';
import { WaitingSource, WaitingSources } from '../../../safeguards/waiting/waiting-source.js';
import { ExaminationRepository } from '../commission/examination.repository.js';
import { AnsweredExaminations } from './answered-examinations.js';

/** V1 — employers' commissions of which the doctor has issued no outcome. */
@Injectable()
export class ExaminationsToAnswer extends WaitingSource {
  readonly what: string = 'examination-to-answer';
  readonly kind = 'Examination';
  readonly decision = { action: 'issue', kind: 'ExaminationOutcome' };

  constructor(
    sources: WaitingSources,
    private readonly stores: RecordStores,
    private readonly repository: ExaminationRepository,
    private readonly answered: AnsweredExaminations,
  ) {
    super(sources);
  }

  async of(context: Context, turn: Turn): Promise<readonly Candidate[]> {
    const open = await this.stores.read(context, 'desk', (tx) => this.repository.inTurn(tx, context, turn));
    const ids = open.map(({ sealed }) => sealed.id);
    const answered = await this.answered.among(context, ids);
    return open.map((one) => ({ ...one, waits: !answered.has(one.sealed.id) }));
  }
}
