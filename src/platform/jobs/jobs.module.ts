import { Module, type DynamicModule } from '@nestjs/common';
import { JOBS_URL, JobRunner } from './job-runner.js';

/** The one runner of unattended work, for every module that has some. */
@Module({})
export class JobsModule {
  /** @param url where the login of the jobs connects */
  static with(url: string): DynamicModule {
    return {
      module: JobsModule,
      global: true,
      providers: [{ provide: JOBS_URL, useValue: url }, JobRunner],
      exports: [JobRunner],
    };
  }
}
