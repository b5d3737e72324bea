import { Injectable, type OnModuleInit } from '@nestjs/common';
import { JobRunner } from '../../../platform/jobs/job-runner.js';
import { JOB, ResponsibilityEndingService } from './responsibility-ending.service.js';

/** S13 — soon after midnight, and each quarter of an hour again. */
@Injectable()
export class ResponsibilityEndingJob implements OnModuleInit {
  constructor(
    private readonly ending: ResponsibilityEndingService,
    private readonly jobs: JobRunner,
  ) {}

  onModuleInit(): void {
    this.jobs.add({
      name: JOB,
      cron: '*/15 * * * *',
      run: async () => {
        await this.ending.endWhatIsOver();
      },
    });
  }
}
