import { randomUUID } from 'node:crypto';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { eachByItself } from '../../../platform/jobs/each-by-itself.js';
import { JobRunner } from '../../../platform/jobs/job-runner.js';
import { NOBODY } from '../../../platform/stores/store-session.js';
import { Stores } from '../../../platform/stores/stores.js';
import { permitJob } from '../../../safeguards/access/permit-job.js';
import { Policies } from '../../../safeguards/access/policy/policies.js';
import { giveNotice } from '../../../safeguards/notices/give-notice.js';
import { Trail } from '../../../safeguards/trail/trail.js';
import { DisclosureTellingRepository, type Untold } from './disclosure-telling.repository.js';

const JOB = 'disclosure-telling';
/** What one run tells at most; the rest waits an hour. */
const AT_MOST = 1_000;
const NOTICES = { reminded: 'disclosure-waits', expired: 'disclosure-expired' } as const;

/** C17 — the doctor is reminded of a request that waits for him, and the employee told of one that came to nothing: once each (D5). */
@Injectable()
export class DisclosureTellingJob implements OnModuleInit {
  constructor(
    private readonly stores: Stores,
    private readonly repository: DisclosureTellingRepository,
    private readonly policies: Policies,
    private readonly trail: Trail,
    private readonly jobs: JobRunner,
  ) {}

  onModuleInit(): void {
    this.jobs.add({
      name: JOB,
      cron: '50 * * * *',
      run: async () => {
        await this.tellWhatIsDue();
      },
    });
  }

  /**
   * Tells it, each in a transaction of its own, so that one that fails holds up no other.
   * @returns how many this run told of
   * @throws what the first failing one threw, after the others
   */
  async tellWhatIsDue(): Promise<number> {
    const run = randomUUID();
    const untold = await this.stores.transact('jobs', NOBODY, (tx) => this.repository.untold(tx, AT_MOST));
    return eachByItself(untold, (one) => this.#tell(run, one));
  }

  async #tell(run: string, untold: Untold): Promise<boolean> {
    return this.stores.transact('jobs', NOBODY, async (tx) => {
      if (!(await this.repository.tell(tx, untold))) return false;
      const { id: recordId, employeeId, accountId, what } = untold;
      const act = { action: 'tell', kind: 'DisclosureRequest', recordId, facts: { employeeId } };
      await giveNotice(tx, accountId, NOTICES[what], recordId);
      await this.trail.addWithin(tx, permitJob(this.policies, JOB, run, act));
      return true;
    });
  }
}
