import { Injectable } from '@nestjs/common';
import type { Transaction } from '../../../platform/stores/transaction.js';
import type { Context } from '../../../safeguards/access/context.js';
import { RecordStores } from '../../../safeguards/access/record-stores.js';
import type { Candidate, Turn } from '../../../safeguards/waiting/turn.js';
import { WaitingSource, WaitingSources } from '../../../safeguards/waiting/waiting-source.js';
import { REINTEGRATION_PART, ReintegrationRepository } from '../reintegration.repository.js';
import { isRunning } from '../why-not-on-record.js';

/** V7 — parts of a re-integration file that go out once the letter to an employee without an account is posted. */
@Injectable()
export class PartsToPost extends WaitingSource {
  readonly what = 'reintegration-part-to-post';
  readonly kind = REINTEGRATION_PART;
  readonly decision = { action: 'post', kind: REINTEGRATION_PART };

  constructor(
    sources: WaitingSources,
    private readonly stores: RecordStores,
    private readonly repository: ReintegrationRepository,
  ) {
    super(sources);
  }

  async of(context: Context, turn: Turn): Promise<readonly Candidate[]> {
    const held = await this.stores.read(context, 'employee', async (tx) => {
      const candidates: Candidate[] = [];
      for (const { id, since, absenceId } of await this.repository.held(tx)) {
        const sealed = await this.repository.part(tx, context, id);
        if (sealed === null || !(await this.#goesOut(tx, context, absenceId))) continue;
        candidates.push({ since, until: null, sealed });
      }
      return candidates;
    });
    return turn.among(held);
  }

  /** S7, V6 — nothing goes out of an absence that is over, nor to an employer that gets nothing new. */
  async #goesOut(tx: Transaction, { moment }: Context, absenceId: string): Promise<boolean> {
    const absence = await this.repository.absence(tx, absenceId);
    if (absence === null || !isRunning(absence, moment.today)) return false;
    return (await this.repository.whyTooLate(tx, absenceId)) === null;
  }
}
