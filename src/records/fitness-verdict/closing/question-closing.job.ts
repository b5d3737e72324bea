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
import { QuestionClosingRepository, type DueQuestion } from './question-closing.repository.js';

const JOB = 'question-closing';
/** What one run closes at most; the rest waits an hour. A question is closed by its date whether the job ran or not. */
const AT_MOST = 5_000;

/** V4 — every question closes alike when its term ends, answered or not: the officer who asked is told, once. */
@Injectable()
export class QuestionClosingJob implements OnModuleInit {
  constructor(
    private readonly stores: Stores,
    private readonly repository: QuestionClosingRepository,
    private readonly policies: Policies,
    private readonly trail: Trail,
    private readonly jobs: JobRunner,
  ) {}

  onModuleInit(): void {
    this.jobs.add({
      name: JOB,
      cron: '5 * * * *',
      run: async () => {
        await this.closeDueQuestions();
      },
    });
  }

  /**
   * Closes every question past its last day, each in a transaction of its own, so that one that fails holds up no other.
   * @returns how many this run closed: one that another process closes at the same time counts there.
   * @throws what the first failing question threw, after the others.
   */
  async closeDueQuestions(): Promise<number> {
    const run = randomUUID();
    const due = await this.stores.transact('jobs', NOBODY, (tx) => this.repository.due(tx, AT_MOST));
    return eachByItself(due, (question) => this.#close(run, question));
  }

  async #close(run: string, { id, employer_id: employerId, employee_id: employeeId }: DueQuestion): Promise<boolean> {
    return this.stores.transact('jobs', NOBODY, async (tx) => {
      if (!(await this.repository.close(tx, id))) return false;
      const facts = { employerId, employeeId };
      const line = permitJob(this.policies, JOB, run, {
        action: 'close',
        kind: 'VerdictQuestion',
        recordId: id,
        facts,
      });
      const officer = await this.repository.officerToTell(tx, id);
      if (officer !== null) await giveNotice(tx, officer, 'question-closed', id);
      await this.trail.addWithin(tx, line);
      return true;
    });
  }
}
