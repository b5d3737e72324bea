import { randomUUID } from 'node:crypto';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { JobRunner } from '../../../../platform/jobs/job-runner.js';
import { NOBODY } from '../../../../platform/stores/store-session.js';
import { Stores } from '../../../../platform/stores/stores.js';
import type { Transaction } from '../../../../platform/stores/transaction.js';
import { permitJob } from '../../../../safeguards/access/permit-job.js';
import { Policies } from '../../../../safeguards/access/policy/policies.js';
import { tellSecrecySupervision } from '../../../../safeguards/notices/tell-supervision.js';
import { indexRecords } from '../../../../safeguards/trail/index-record.js';
import { Trail } from '../../../../safeguards/trail/trail.js';
import { EarlierDossierFindingRepository, type AlikeDossiers } from './earlier-dossier-finding.repository.js';

/** Its page of policies/access/jobs. */
const JOB = 'earlier-dossier-finding';
const KIND = 'EarlierDossier';
/** Looked at in one transaction. */
const BATCH = 500;

/**
 * D1, V6 — finds who has an earlier dossier at his employer, out of its sight, and asks in the house whether it is the same
 * person. By itself, and not while somebody is taken in: no answer to an employer takes longer for it.
 */
@Injectable()
export class EarlierDossierFindingJob implements OnModuleInit {
  constructor(
    private readonly stores: Stores,
    private readonly repository: EarlierDossierFindingRepository,
    private readonly policies: Policies,
    private readonly trail: Trail,
    private readonly jobs: JobRunner,
  ) {}

  onModuleInit(): void {
    this.jobs.add({
      name: JOB,
      cron: '*/15 * * * *',
      run: async () => {
        await this.findWhoIsAlike();
      },
    });
  }

  /** @returns how many this run asked of. */
  async findWhoIsAlike(): Promise<number> {
    const run = randomUUID();
    let asked = 0;
    for (let looked = BATCH; looked === BATCH;) {
      looked = await this.stores.transact('jobs', NOBODY, async (tx) => {
        const { count, alike } = await this.repository.look(tx, BATCH);
        for (const two of alike) asked += (await this.#ask(tx, run, two)) ? 1 : 0;
        return count;
      });
    }
    return asked;
  }

  async #ask(tx: Transaction, run: string, two: AlikeDossiers): Promise<boolean> {
    const recordId = randomUUID();
    if (!(await this.repository.ask(tx, recordId, two))) return false;
    const { employeeId, employerId } = two;
    const line = permitJob(this.policies, JOB, run, { action: 'ask', kind: KIND, recordId, facts: { employeeId } });
    await indexRecords(tx, [{ id: recordId, kind: KIND, employeeId, employerId }]);
    await tellSecrecySupervision(tx, this.policies, KIND, 'earlier-dossier-found', recordId);
    await this.trail.addWithin(tx, line);
    return true;
  }
}
