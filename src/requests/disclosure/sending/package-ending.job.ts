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
import { PackageEndingRepository, type EndingPackage } from './package-ending.repository.js';

const JOB = 'package-ending';
/** What one run ends at most; the rest waits an hour. After its time a package is given to nobody, whether the job ran or not. */
const AT_MOST = 1_000;

/** C11, R7 — packages are destroyed, each with its key, once nobody can collect them any more; of one that lapsed the employee is told. */
@Injectable()
export class PackageEndingJob implements OnModuleInit {
  constructor(
    private readonly stores: Stores,
    private readonly repository: PackageEndingRepository,
    private readonly policies: Policies,
    private readonly trail: Trail,
    private readonly jobs: JobRunner,
  ) {}

  onModuleInit(): void {
    this.jobs.add({
      name: JOB,
      cron: '20 * * * *',
      run: async () => {
        await this.endWhatIsDue();
      },
      catchUp: () => this.destroyKeys(),
    });
  }

  /**
   * Ends what is due, each in a transaction of its own, then destroys the keys of all that ended.
   * @returns how many this run ended
   * @throws what the first failing one threw, after the others
   */
  async endWhatIsDue(): Promise<number> {
    const run = randomUUID();
    const due = await this.stores.transact('jobs', NOBODY, (tx) => this.repository.due(tx, AT_MOST));
    try {
      return await eachByItself(due, (one) => this.#end(run, one));
    } finally {
      await this.destroyKeys();
    }
  }

  /** R7 — destroys the key of every package that ended, whatever came in between. */
  async destroyKeys(): Promise<void> {
    for (const id of await this.stores.transact('jobs', NOBODY, (tx) => this.repository.halfDone(tx, AT_MOST))) {
      await this.repository.destroyKey(id);
      await this.stores.transact('jobs', NOBODY, (tx) => this.repository.keyDestroyed(tx, id));
    }
  }

  async #end(run: string, ending: EndingPackage): Promise<boolean> {
    return this.stores.transact('jobs', NOBODY, async (tx) => {
      if (!(await this.repository.end(tx, ending))) return false;
      const { requestId, employeeId, lapsed, personAccountId } = ending;
      const act = { action: 'destroy', kind: 'DisclosureRequest', recordId: requestId, facts: { employeeId } };
      if (lapsed && personAccountId !== null) await giveNotice(tx, personAccountId, 'disclosure-lapsed', requestId);
      await this.trail.addWithin(tx, permitJob(this.policies, JOB, run, act));
      return true;
    });
  }
}
