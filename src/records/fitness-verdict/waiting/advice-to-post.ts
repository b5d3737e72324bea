import { Injectable } from '@nestjs/common';
import type { Context } from '../../../safeguards/access/context.js';
import { Policies } from '../../../safeguards/access/policy/policies.js';
import { RecordStores } from '../../../safeguards/access/record-stores.js';
import type { Candidate, Turn } from '../../../safeguards/waiting/turn.js';
import { WaitingSource, WaitingSources } from '../../../safeguards/waiting/waiting-source.js';
import { AbsenceToAdviseRepository } from '../advice/absence-to-advise.repository.js';
import { AdviceRepository } from '../advice/advice.repository.js';
import { whyNotLetOut } from '../advice/why-not-advise.js';
import { READING_TERM } from '../reading-facts.js';

/** V7 — advice that goes out once the letter to an employee without an account is posted. */
@Injectable()
export class AdviceToPost extends WaitingSource {
  readonly what = 'advice-to-post';
  readonly kind = 'Advice';
  readonly decision = { action: 'post', kind: 'Advice' };

  constructor(
    sources: WaitingSources,
    private readonly stores: RecordStores,
    private readonly repository: AdviceRepository,
    private readonly absences: AbsenceToAdviseRepository,
    private readonly policies: Policies,
  ) {
    super(sources);
  }

  async of(context: Context, turn: Turn): Promise<readonly Candidate[]> {
    const held = await this.stores.read(context, 'medical', async (tx) => {
      const reading = this.policies.term(READING_TERM);
      const candidates: Candidate[] = [];
      for (const one of await this.repository.held(tx, context)) {
        const absence = await this.absences.absenceOf(tx, one.sealed.id);
        if (absence === null || whyNotLetOut(absence, one.sealed.id, reading) !== null) continue;
        candidates.push(one);
      }
      return candidates;
    });
    return turn.among(held);
  }
}
