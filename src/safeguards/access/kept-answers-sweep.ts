import { Injectable, type OnModuleInit } from '@nestjs/common';
import { JobRunner } from '../../platform/jobs/job-runner.js';
import { NOBODY } from '../../platform/stores/store-session.js';
import { Stores } from '../../platform/stores/stores.js';

/** Answers kept for repeated requests go after a day. Which are old, row security says: nothing else can be deleted. */
@Injectable()
export class KeptAnswersSweep implements OnModuleInit {
  constructor(
    private readonly stores: Stores,
    private readonly jobs: JobRunner,
  ) {}

  onModuleInit(): void {
    this.jobs.add({ name: 'kept-answers-sweep', cron: '35 * * * *', run: () => this.sweep() });
  }

  /** Deletes every kept answer that is older than a day. */
  async sweep(): Promise<void> {
    await this.stores.transact('jobs', NOBODY, async (tx) => {
      await tx.query('DELETE FROM desk.idempotency');
      await tx.query('DELETE FROM medical.idempotency');
    });
  }
}
