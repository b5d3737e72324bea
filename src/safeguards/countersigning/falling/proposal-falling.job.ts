import { randomUUID } from 'node:crypto';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { eachByItself } from '../../../platform/jobs/each-by-itself.js';
import { JobRunner } from '../../../platform/jobs/job-runner.js';
import { NOBODY } from '../../../platform/stores/store-session.js';
import { Stores } from '../../../platform/stores/stores.js';
import { permitJob } from '../../access/permit-job.js';
import { Policies } from '../../access/policy/policies.js';
import { giveNotice } from '../../notices/give-notice.js';
import { Trail } from '../../trail/trail.js';
import { ProposalFallingRepository, type FallenProposal } from './proposal-falling.repository.js';

const JOB = 'proposal-falling';
/** What one run tells at most; the rest waits a quarter of an hour. What fell is issued no more, whether the job ran or not. */
const AT_MOST = 1_000;

/** V3 — who prepared a proposal, and who was to countersign it, are told that it fell: neither what it said nor why (D5). */
@Injectable()
export class ProposalFallingJob implements OnModuleInit {
  constructor(
    private readonly stores: Stores,
    private readonly repository: ProposalFallingRepository,
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
   * Tells of every proposal that fell since, each in a transaction of its own, so that one that fails holds up no other.
   * @returns how many this run told of: one that another process tells at the same time counts there.
   * @throws what the first failing one threw, after the others.
   */
  async tellWhatFell(): Promise<number> {
    const run = randomUUID();
    const fallen = await this.stores.transact('jobs', NOBODY, (tx) => this.repository.fallen(tx, AT_MOST));
    return eachByItself(fallen, (proposal) => this.#tell(run, proposal));
  }

  async #tell(run: string, { id, employeeId, proposedBy, supervisorId }: FallenProposal): Promise<boolean> {
    return this.stores.transact('jobs', NOBODY, async (tx) => {
      if (!(await this.repository.tell(tx, id))) return false;
      const facts = { employeeId };
      const line = permitJob(this.policies, JOB, run, { action: 'tell', kind: 'Proposal', recordId: id, facts });
      await giveNotice(tx, proposedBy, 'proposal-fallen', id);
      await giveNotice(tx, supervisorId, 'proposal-no-longer-waits', id);
      await this.trail.addWithin(tx, line);
      return true;
    });
  }
}
