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
import { ExaminationClosingRepository, type DueExamination } from './examination-closing.repository.js';

/** The actor is the one that closes the employers' other questions. */
const ACTOR = 'question-closing';
/** What one run closes at most; the rest waits an hour. It is closed by its date whether the job ran or not. */
const AT_MOST = 5_000;

/** V4 — every examination closes alike when its term ends, whatever came of it: the officer who asked is told, once. */
@Injectable()
export class ExaminationClosingJob implements OnModuleInit {
  constructor(
    private readonly stores: Stores,
    private readonly repository: ExaminationClosingRepository,
    private readonly policies: Policies,
    private readonly trail: Trail,
    private readonly jobs: JobRunner,
  ) {}

  onModuleInit(): void {
    this.jobs.add({
      name: 'examination-closing',
      cron: '10 * * * *',
      run: async () => {
        await this.closeDueExaminations();
      },
    });
  }

  /**
   * Closes every examination past its last day, each in a transaction of its own.
   * @returns how many this run closed: one that another process closes at the same time counts there.
   * @throws what the first failing one threw, after the others.
   */
  async closeDueExaminations(): Promise<number> {
    const run = randomUUID();
    const due = await this.stores.transact('jobs', NOBODY, (tx) => this.repository.due(tx, AT_MOST));
    return eachByItself(due, (examination) => this.#close(run, examination));
  }

  async #close(
    run: string,
    { id, employer_id: employerId, employee_id: employeeId }: DueExamination,
  ): Promise<boolean> {
    return this.stores.transact('jobs', NOBODY, async (tx) => {
      if (!(await this.repository.close(tx, id))) return false;
      const facts = { employerId, employeeId };
      const line = permitJob(this.policies, ACTOR, run, { action: 'close', kind: 'Examination', recordId: id, facts });
      const officer = await this.repository.officerToTell(tx, id);
      if (officer !== null) await giveNotice(tx, officer, 'examination-closed', id);
      await this.trail.addWithin(tx, line);
      return true;
    });
  }
}
