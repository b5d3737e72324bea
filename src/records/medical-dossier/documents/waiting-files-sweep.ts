import { Injectable, type OnModuleInit } from '@nestjs/common';
import { JobRunner } from '../../../platform/jobs/job-runner.js';
import { NOBODY } from '../../../platform/stores/store-session.js';
import { Stores } from '../../../platform/stores/stores.js';

/** Files that became no piece within a day go. Which those are, row security says: nothing else can be deleted. */
@Injectable()
export class WaitingFilesSweep implements OnModuleInit {
  constructor(
    private readonly stores: Stores,
    private readonly jobs: JobRunner,
  ) {}

  onModuleInit(): void {
    this.jobs.add({ name: 'waiting-files-sweep', cron: '50 * * * *', run: () => this.sweep() });
  }

  /** Deletes every file that has waited for more than a day, with its chunks. */
  async sweep(): Promise<void> {
    await this.stores.transact('jobs', NOBODY, (tx) => tx.query('DELETE FROM medical.document_file'));
  }
}
