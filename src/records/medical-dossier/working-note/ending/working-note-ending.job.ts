import { randomUUID } from 'node:crypto';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { JobRunner } from '../../../../platform/jobs/job-runner.js';
import { NOBODY } from '../../../../platform/stores/store-session.js';
import { Stores } from '../../../../platform/stores/stores.js';
import { permitJob } from '../../../../safeguards/access/permit-job.js';
import { Policies } from '../../../../safeguards/access/policy/policies.js';
import { giveNotice } from '../../../../safeguards/notices/give-notice.js';
import { Trail } from '../../../../safeguards/trail/trail.js';
import { WorkingNoteEndingRepository, type EndingNote } from './working-note-ending.repository.js';

const JOB = 'working-note-ending';
/** What one run ends at most; the rest waits an hour. Past its day a note is shown to nobody, whether the job ran or not. */
const AT_MOST = 5_000;

/** S12, R7 — working notes are destroyed by their last day and when responsibility ends, each with its key; their author is told. */
@Injectable()
export class WorkingNoteEndingJob implements OnModuleInit {
  constructor(
    private readonly stores: Stores,
    private readonly repository: WorkingNoteEndingRepository,
    private readonly policies: Policies,
    private readonly trail: Trail,
    private readonly jobs: JobRunner,
  ) {}

  onModuleInit(): void {
    this.jobs.add({
      name: JOB,
      cron: '45 * * * *',
      run: async () => {
        await this.endWhatIsDue();
      },
      catchUp: () => this.destroyKeys(),
    });
  }

  /**
   * Destroys what is due, each in a transaction of its own, then the keys of all that ended; warns of what ends soon.
   * @returns how many notes this run destroyed.
   * @throws what the first failing one threw, after the others.
   */
  async endWhatIsDue(): Promise<number> {
    const run = randomUUID();
    const due = await this.stores.transact('jobs', NOBODY, (tx) => this.repository.due(tx, AT_MOST));
    const outcomes: PromiseSettledResult<boolean>[] = [];
    for (const note of due) outcomes.push(...(await Promise.allSettled([this.#end(run, note)])));
    await this.destroyKeys();
    await this.#warn();
    const failed = outcomes.find((outcome) => outcome.status === 'rejected');
    if (failed !== undefined) throw failed.reason;
    return outcomes.filter((outcome) => outcome.status === 'fulfilled' && outcome.value).length;
  }

  /** R7 — destroys the key of every note that ended, whoever ended it and whatever came in between. */
  async destroyKeys(): Promise<void> {
    for (const id of await this.stores.transact('jobs', NOBODY, (tx) => this.repository.halfDone(tx, AT_MOST))) {
      await this.repository.destroyKey(id);
      await this.stores.transact('jobs', NOBODY, (tx) => this.repository.keyDestroyed(tx, id));
    }
  }

  async #end(run: string, note: EndingNote): Promise<boolean> {
    return this.stores.transact('jobs', NOBODY, async (tx) => {
      if (!(await this.repository.end(tx, note))) return false;
      const { id, employeeId, authorId } = note;
      const facts = { employeeId, authorId, stillKept: false };
      const line = permitJob(this.policies, JOB, run, { action: 'destroy', kind: 'WorkingNote', recordId: id, facts });
      await giveNotice(tx, authorId, 'working-note-destroyed', id);
      await this.trail.addWithin(tx, line);
      return true;
    });
  }

  async #warn(): Promise<void> {
    await this.stores.transact('jobs', NOBODY, async (tx) => {
      for (const { id, authorId } of await this.repository.warn(tx)) {
        await giveNotice(tx, authorId, 'working-note-ending', id);
      }
    });
  }
}
