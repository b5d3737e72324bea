import { Injectable } from '@nestjs/common';
import type { Context } from '../../../safeguards/access/context.js';
import { RecordStores } from '../../../safeguards/access/record-stores.js';
import type { Candidate, Turn } from '../../../safeguards/waiting/turn.js';
import { WaitingSource, WaitingSources } from '../../../safeguards/waiting/waiting-source.js';
import { whyNotDecide } from '../decision/why-not-decide.js';
import { HeldOutcomes } from './held-outcomes.js';

/** V4, I10 — outcomes that the employee heard first, and about which he said neither yes nor no. */
@Injectable()
export class OutcomesToDecide extends WaitingSource {
  readonly what = 'outcome-to-decide';
  readonly kind = 'ExaminationOutcome';
  readonly decision = { action: 'agree', kind: 'ExaminationOutcome' };

  constructor(
    sources: WaitingSources,
    private readonly stores: RecordStores,
    private readonly outcomes: HeldOutcomes,
  ) {
    super(sources);
  }

  async of(context: Context, turn: Turn): Promise<readonly Candidate[]> {
    const held = await this.stores.read(context, 'medical', async (tx) => {
      const held = await this.outcomes.of(tx, context);
      return held
        .filter(({ examination }) => examination.current?.decision === null)
        .filter(({ candidate: { sealed }, examination, kind }) => {
          return whyNotDecide(examination, kind, sealed.id, 'agreed') === null;
        })
        .map(({ candidate }) => candidate);
    });
    return turn.among(held);
  }
}
