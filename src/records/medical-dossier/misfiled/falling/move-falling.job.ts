import { randomUUID } from 'node:crypto';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { eachByItself } from '../../../../platform/jobs/each-by-itself.js';
import { JobRunner } from '../../../../platform/jobs/job-runner.js';
import { NOBODY } from '../../../../platform/stores/store-session.js';
import { Stores } from '../../../../platform/stores/stores.js';
import { permitJob } from '../../../../safeguards/access/permit-job.js';
import { Policies } from '../../../../safeguards/access/policy/policies.js';
import { giveNotice } from '../../../../safeguards/notices/give-notice.js';
import { Trail } from '../../../../safeguards/trail/trail.js';
import { MoveFallingRepository, type FallenMove } from './move-falling.repository.js';

const JOB = 'piece-move-falling';
/** What one run tells at most; the rest waits a quarter of an hour. What fell is taken no more, whether the job ran or not. */
const AT_MOST = 1_000;

/** D1 — before whom a misfiled piece waited, and who proposed it, are told that it waits no more: neither of what nor why (D5). */
@Injectable()
export class MoveFallingJob implements OnModuleInit {
  constructor(
    private readonly stores: Stores,
    private readonly repository: MoveFallingRepository,
    private readonly policies: Policies,
    private readonly trail: Trail,
    private readonly jobs: JobRunner,
  ) {}

  onModuleInit(): void {
    this.jobs.add({
      name: JOB,
      cron: '*/15 * * * *',
      run: async () => {
        await this.tellWhatFell();
      },
    });
  }

  /**
   * Tells of every proposed move that fell since, each in a transaction of its own, so that one that fails holds up no other.
   * @returns how many this run told of: one that another process tells at the same time counts there.
   * @throws what the first failing one threw, after the others.
   */
  async tellWhatFell(): Promise<number> {
    const run = randomUUID();
    const fallen = await this.stores.transact('jobs', NOBODY, (tx) => this.repository.fallen(tx, AT_MOST));
    return eachByItself(fallen, (move) => this.#tell(run, move));
  }

  async #tell(run: string, { id, employeeId, proposedBy, secondDoctorId }: FallenMove): Promise<boolean> {
    return this.stores.transact('jobs', NOBODY, async (tx) => {
      if (!(await this.repository.tell(tx, id))) return false;
      const facts = { employeeId };
      const line = permitJob(this.policies, JOB, run, { action: 'tell', kind: 'PieceMove', recordId: id, facts });
      await giveNotice(tx, proposedBy, 'piece-move-fallen', id);
      await giveNotice(tx, secondDoctorId, 'piece-move-no-longer-waits', id);
      await this.trail.addWithin(tx, line);
      return true;
    });
  }
}
