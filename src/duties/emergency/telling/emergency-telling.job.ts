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
import { EmergencyTellingRepository, type DueEmergency } from './emergency-telling.repository.js';

const JOB = 'emergency-telling';
const AT_MOST = 1_000;

/** S8 — the employee is told of an emergency in his dossier within the term; by letter where he has no account. */
@Injectable()
export class EmergencyTellingJob implements OnModuleInit {
  constructor(
    private readonly stores: Stores,
    private readonly repository: EmergencyTellingRepository,
    private readonly policies: Policies,
    private readonly trail: Trail,
    private readonly jobs: JobRunner,
  ) {}

  onModuleInit(): void {
    this.jobs.add({
      name: JOB,
      cron: '5,20,35,50 * * * *',
      run: async () => {
        await this.tellWhatIsDue();
      },
    });
  }

  /**
   * Tells of every emergency whose term ends soon, each in a transaction of its own.
   * @returns how many this run told of.
   * @throws what the first failing one threw, after the others.
   */
  async tellWhatIsDue(): Promise<number> {
    const run = randomUUID();
    const due = await this.stores.transact('jobs', NOBODY, (tx) => this.repository.due(tx, AT_MOST));
    return eachByItself(due, (emergency) => this.#tell(run, emergency));
  }

  async #tell(run: string, { id, employeeId, openedBy }: DueEmergency): Promise<boolean> {
    return this.stores.transact('jobs', NOBODY, async (tx) => {
      const accountId = await this.repository.tell(tx, id);
      if (accountId === null) return false;
      const line = permitJob(this.policies, JOB, run, {
        action: 'tell',
        kind: 'Emergency',
        recordId: id,
        facts: { employeeId, openedBy },
      });
      await giveNotice(tx, accountId, 'emergency-on-your-dossier', id);
      await this.trail.addWithin(tx, line);
      return true;
    });
  }
}
