import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { eachByItself } from '../../../platform/jobs/each-by-itself.js';
import { NOBODY } from '../../../platform/stores/store-session.js';
import { Stores } from '../../../platform/stores/stores.js';
import type { Transaction } from '../../../platform/stores/transaction.js';
import { permitJob } from '../../../safeguards/access/permit-job.js';
import { Policies } from '../../../safeguards/access/policy/policies.js';
import { Trail } from '../../../safeguards/trail/trail.js';
import {
  ResponsibilityEndingRepository,
  type EndedWithARole,
  type EndingResponsibility,
} from './responsibility-ending.repository.js';

/** Its page of policies/access/jobs. */
export const JOB = 'responsibility-ending';
/** What one run ends at most; the rest waits for the next. From the first day on it opens nothing, whether the job ran or not. */
const AT_MOST = 5_000;

/**
 * S13, S5, S9, S14 — with an employer's last agreement the responsibilities for its people end, and with the last role that made
 * somebody a doctor his, and all else that rested on a role; all concerned are told.
 */
@Injectable()
export class ResponsibilityEndingService {
  constructor(
    private readonly stores: Stores,
    private readonly repository: ResponsibilityEndingRepository,
    private readonly policies: Policies,
    private readonly trail: Trail,
  ) {}

  /**
   * Ends each that is over, in a transaction of its own, or with the rest of who lost a role.
   * @returns how many this run ended, or accounts of which it did.
   * @throws what the first failing one threw, after the others.
   */
  async endWhatIsOver(): Promise<number> {
    const run = randomUUID();
    const due = <T>(look: (tx: Transaction) => Promise<T[]>) => this.stores.transact('jobs', NOBODY, look);
    const lost = await due((tx) => this.repository.whoLostARole(tx, AT_MOST));
    const ended = await eachByItself(lost, (accountId) => this.#endRestingOn(run, accountId));
    const responsibilities = await due((tx) => this.repository.due(tx, AT_MOST));
    const asked = await due((tx) => this.repository.asked(tx, AT_MOST));
    return (
      ended +
      (await eachByItself(responsibilities, (responsibility) => this.#end(run, responsibility))) +
      (await eachByItself(asked, (one) => this.#endAsked(run, one)))
    );
  }

  async #end(run: string, responsibility: EndingResponsibility): Promise<boolean> {
    return this.stores.transact('jobs', NOBODY, async (tx) => {
      if (!(await this.repository.end(tx, responsibility))) return false;
      await this.#note(tx, run, { kind: 'Responsibility', ...responsibility });
      return true;
    });
  }

  async #endRestingOn(run: string, accountId: string): Promise<boolean> {
    return this.stores.transact('jobs', NOBODY, async (tx) => {
      const ended = await this.repository.endRestingOn(tx, accountId);
      for (const one of ended) await this.#note(tx, run, one);
      return ended.length > 0;
    });
  }

  async #endAsked(run: string, asked: EndedWithARole): Promise<boolean> {
    return this.stores.transact('jobs', NOBODY, async (tx) => {
      if (!(await this.repository.endAsked(tx, asked))) return false;
      await this.#note(tx, run, asked);
      return true;
    });
  }

  async #note(tx: Transaction, run: string, { kind, id: recordId, ...facts }: EndedWithARole): Promise<void> {
    const line = permitJob(this.policies, JOB, run, { action: 'withdraw', kind, recordId, facts: { ...facts } });
    await this.trail.addWithin(tx, line);
  }
}
