import { Injectable, type OnModuleInit } from '@nestjs/common';
import { JobRunner } from '../../../platform/jobs/job-runner.js';
import { NOBODY } from '../../../platform/stores/store-session.js';
import { Stores } from '../../../platform/stores/stores.js';

/** S14, D1 — copies for a second doctor go once their last day is over, or what they were made for fell. Which those are, row security says: nothing else can be deleted. */
@Injectable()
export class CopiesSweep implements OnModuleInit {
  constructor(
    private readonly stores: Stores,
    private readonly jobs: JobRunner,
  ) {}

  onModuleInit(): void {
    this.jobs.add({ name: 'second-opinion-copies-sweep', cron: '55 * * * *', run: () => this.sweep() });
  }

  /** Deletes every copy that is shown to nobody any more. */
  async sweep(): Promise<void> {
    await this.stores.transact('jobs', NOBODY, async (tx) => {
      await tx.query('DELETE FROM medical.second_opinion_piece');
      await tx.query('DELETE FROM medical.piece_move_copy');
    });
  }
}
