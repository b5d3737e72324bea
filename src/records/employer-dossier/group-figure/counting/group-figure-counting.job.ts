import { randomUUID } from 'node:crypto';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { eachByItself } from '../../../../platform/jobs/each-by-itself.js';
import { JobRunner } from '../../../../platform/jobs/job-runner.js';
import { NOBODY } from '../../../../platform/stores/store-session.js';
import { Stores } from '../../../../platform/stores/stores.js';
import { permitJob } from '../../../../safeguards/access/permit-job.js';
import { Policies } from '../../../../safeguards/access/policy/policies.js';
import { indexRecords } from '../../../../safeguards/trail/index-record.js';
import { Trail } from '../../../../safeguards/trail/trail.js';
import { MINIMUM } from '../figure-facts.js';
import { whatMayLeave } from '../what-may-leave.js';
import {
  GroupFigureCountingRepository,
  type CountingNumbers,
  type QuarterDue,
} from './group-figure-counting.repository.js';

/** Its page of policies/access/jobs. */
const JOB = 'group-figure-counting';
const KIND = 'GroupFigure';
/** What one run counts at most; the rest waits a night. */
const AT_MOST = 5_000;

/**
 * V10 — counts each quarter of each employer once, when it is over, and writes down what may leave. A figure that was given out is never
 * counted again: two answers about one quarter would differ by whoever was reported meanwhile.
 */
@Injectable()
export class GroupFigureCountingJob implements OnModuleInit {
  constructor(
    private readonly stores: Stores,
    private readonly repository: GroupFigureCountingRepository,
    private readonly policies: Policies,
    private readonly trail: Trail,
    private readonly jobs: JobRunner,
  ) {}

  onModuleInit(): void {
    this.jobs.add({
      name: JOB,
      cron: '20 4 * * *',
      run: async () => {
        await this.countWhatIsOver();
      },
    });
  }

  /** @returns how many quarters this run counted. @throws what the first failing one threw, after the others. */
  async countWhatIsOver(): Promise<number> {
    const run = randomUUID();
    const numbers = {
      minimum: this.policies.count(MINIMUM),
      shortDays: this.policies.count('group-figure-short-days'),
      mediumDays: this.policies.count('group-figure-medium-days'),
    };
    const due = await this.stores.transact('jobs', NOBODY, (tx) => this.repository.due(tx, AT_MOST));
    return eachByItself(due, (quarter) => this.#count(run, quarter, numbers));
  }

  async #count(run: string, quarter: QuarterDue, numbers: CountingNumbers): Promise<boolean> {
    const { employerId } = quarter;
    return this.stores.transact('jobs', NOBODY, async (tx) => {
      if (await this.repository.isCounted(tx, quarter)) return false;
      const recordId = randomUUID();
      const line = permitJob(this.policies, JOB, run, { action: 'count', kind: KIND, recordId, facts: { employerId } });
      const counted = await this.repository.count(tx, quarter, numbers);
      await this.repository.add(tx, recordId, quarter, numbers, whatMayLeave(counted, numbers.minimum));
      await indexRecords(tx, [{ id: recordId, kind: KIND, employeeId: null, employerId }]);
      await this.trail.addWithin(tx, line);
      return true;
    });
  }
}
