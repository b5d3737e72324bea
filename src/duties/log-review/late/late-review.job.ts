import { randomUUID } from 'node:crypto';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { eachByItself } from '../../../platform/jobs/each-by-itself.js';
import { JobRunner } from '../../../platform/jobs/job-runner.js';
import { NOBODY } from '../../../platform/stores/store-session.js';
import { Stores } from '../../../platform/stores/stores.js';
import { permitJob } from '../../../safeguards/access/permit-job.js';
import { Policies } from '../../../safeguards/access/policy/policies.js';
import { tellLogReview } from '../../../safeguards/notices/tell-supervision.js';
import { Trail } from '../../../safeguards/trail/trail.js';
import { LateReviewRepository, type LateReview } from './late-review.repository.js';

const JOB = 'log-review-telling';

/** A6 — a month that isn't reviewed in time is told, once, to who reviews the trail and to who supervises. */
@Injectable()
export class LateReviewJob implements OnModuleInit {
  constructor(
    private readonly stores: Stores,
    private readonly repository: LateReviewRepository,
    private readonly policies: Policies,
    private readonly trail: Trail,
    private readonly jobs: JobRunner,
  ) {}

  onModuleInit(): void {
    this.jobs.add({
      name: JOB,
      cron: '40 6 * * *',
      run: async () => {
        await this.tellWhatIsLate();
      },
    });
  }

  /** @returns how many months this run told of. @throws what the first failing one threw, after the others. */
  async tellWhatIsLate(): Promise<number> {
    const run = randomUUID();
    const late = await this.stores.transact('jobs', NOBODY, (tx) => this.repository.late(tx));
    return eachByItself(late, (review) => this.#tell(run, review));
  }

  async #tell(run: string, { month, reviewId }: LateReview): Promise<boolean> {
    return this.stores.transact('jobs', NOBODY, async (tx) => {
      const recordId = randomUUID();
      if (!(await this.repository.tell(tx, recordId, month))) return false;
      const line = permitJob(this.policies, JOB, run, { action: 'tell', kind: 'LogReview', recordId, facts: {} });
      await tellLogReview(tx, this.policies, 'LogReview', 'log-review-late', reviewId);
      await this.trail.addWithin(tx, line);
      return true;
    });
  }
}
