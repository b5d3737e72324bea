import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { eachByItself } from '../../../platform/jobs/each-by-itself.js';
import { NOBODY } from '../../../platform/stores/store-session.js';
import { Stores } from '../../../platform/stores/stores.js';
import { permitJob } from '../../../safeguards/access/permit-job.js';
import { Policies } from '../../../safeguards/access/policy/policies.js';
import { Trail } from '../../../safeguards/trail/trail.js';
import { ResponsibilityEndingRepository, type EndingResponsibility } from './responsibility-ending.repository.js';

/** Its page of policies/access/jobs. */
export const JOB = 'responsibility-ending';
/** What one run ends at most; the rest waits for the next. From the first day on it opens nothing, whether the job ran or not. */
const AT_MOST = 5_000;

/**
 * S13, S5, S9 — with an employer's last agreement the responsibilities for its people end, and with the last role that made
 * somebody a doctor his; all concerned are told.
 */
@Injectable()
export class ResponsibilityEndingService {
  constructor(
    private readonly stores: Stores,
    private readonly repository: ResponsibilityEndingRepository,
    private readonly policies: Policies,
    private readonly trail: Trail,
  ) {}

  /**
   * Ends each that is over, in a transaction of its own.
   * @returns how many this run ended.
   * @throws what the first failing one threw, after the others.
   */
  async endWhatIsOver(): Promise<number> {
    const run = randomUUID();
    const due = await this.stores.transact('jobs', NOBODY, (tx) => this.repository.due(tx, AT_MOST));
    return eachByItself(due, (responsibility) => this.#end(run, responsibility));
  }

  async #end(run: string, responsibility: EndingResponsibility): Promise<boolean> {
    return this.stores.transact('jobs', NOBODY, async (tx) => {
      if (!(await this.repository.end(tx, responsibility))) return false;
      const { id: recordId, ...facts } = responsibility;
      const line = permitJob(this.policies, JOB, run, { action: 'withdraw', kind: 'Responsibility', recordId, facts });
      await this.trail.addWithin(tx, line);
      return true;
    });
  }
}
