import { Injectable } from '@nestjs/common';
import type { Context } from '../../../safeguards/access/context.js';
import { Policies } from '../../../safeguards/access/policy/policies.js';
import { RecordStores } from '../../../safeguards/access/record-stores.js';
import type { Candidate, Turn } from '../../../safeguards/waiting/turn.js';
import { WaitingSource, WaitingSources } from '../../../safeguards/waiting/waiting-source.js';
import { whyNotPostYet } from '../outcome/why-not-post-yet.js';
import { whyNotRelease } from '../outcome/why-not-issue.js';
import { HeldOutcomes } from './held-outcomes.js';

/** V4, V7 — outcomes that an employee without an account hears by a letter that nobody posted yet. */
@Injectable()
export class OutcomesToPost extends WaitingSource {
  readonly what = 'outcome-to-post';
  readonly kind = 'ExaminationOutcome';
  readonly decision = { action: 'post', kind: 'ExaminationOutcome' };

  constructor(
    sources: WaitingSources,
    private readonly stores: RecordStores,
    private readonly outcomes: HeldOutcomes,
    private readonly policies: Policies,
  ) {
    super(sources);
  }

  async of(context: Context, turn: Turn): Promise<readonly Candidate[]> {
    const term = this.policies.term('letter-after-change');
    const held = await this.stores.read(context, 'medical', async (tx) => {
      const held = await this.outcomes.of(tx, context);
      const posted = await this.outcomes.posted(tx, held);
      return held
        .filter(({ candidate: { sealed }, examination }) => examination.accountId === null && !posted.has(sealed.id))
        .filter(({ candidate: { sealed }, examination, kind }) => {
          return kind.employeeFirst
            ? whyNotPostYet(examination, kind, term, context.moment.instant) === null
            : whyNotRelease(examination, kind, sealed.id) === null;
        })
        .map(({ candidate }) => candidate);
    });
    return turn.among(held);
  }
}
