import { Inject, Injectable, type OnModuleDestroy } from '@nestjs/common';
import { PgBoss } from 'pg-boss';
import { ServiceLog } from '../logging/service-log.js';
import type { ScheduledJob } from './scheduled-job.js';

/** Where the login of the jobs connects. */
export const JOBS_URL = Symbol('JOBS_URL');

const HOUR = 3_600;
const STOP_WITHIN_MILLISECONDS = 10_000;

/**
 * Runs the jobs that modules add, each at its times and in one process at a time, through pg-boss in the schema `jobs`.
 * The schema is made by the migration; this login can't change a table.
 */
@Injectable()
export class JobRunner implements OnModuleDestroy {
  readonly #jobs = new Map<string, ScheduledJob>();
  #boss: PgBoss | null = null;

  constructor(
    @Inject(JOBS_URL) private readonly url: string,
    private readonly log: ServiceLog,
  ) {}

  /** Adds a job; called by its module while the service is being built. @throws Error for a name that is taken, or too late. */
  add(job: ScheduledJob): void {
    if (this.#boss !== null || this.#jobs.has(job.name)) throw new Error(`job ${job.name} can't be added`);
    this.#jobs.set(job.name, job);
  }

  /** Completes what an interruption left half done; before the service listens. @throws what the first that fails throws */
  async catchUp(): Promise<void> {
    for (const { catchUp } of this.#jobs.values()) await catchUp?.();
  }

  /** Starts running what was added. @throws Error when the queue's schema isn't the one this version needs. */
  async start(): Promise<void> {
    const boss = new PgBoss({
      connectionString: this.url,
      schema: 'jobs',
      migrate: false,
      createSchema: false,
      max: 4,
      application_name: 'kluis-job-queue',
      reindex: false,
    });
    this.#boss = boss;
    boss.on('error', (failure) => {
      this.log.failure('job-queue', failure);
    });
    boss.on('warning', () => {
      this.log.event('job-queue-warning', {}, 'warn');
    });
    await boss.start();
    for (const job of this.#jobs.values()) await this.#schedule(boss, job);
  }

  /** Lets running jobs end, for ten seconds at most; what was cut off does the rest at its next time. */
  async onModuleDestroy(): Promise<void> {
    await this.#boss?.stop({ graceful: true, timeout: STOP_WITHIN_MILLISECONDS });
    this.#boss = null;
  }

  async #schedule(boss: PgBoss, job: ScheduledJob): Promise<void> {
    // Nothing is tried again at once: the next time is soon enough, and finds all that is due.
    const options = {
      policy: 'exclusive',
      retryLimit: 0,
      expireInSeconds: HOUR,
      deleteAfterSeconds: 24 * HOUR,
    } as const;
    await boss.createQueue(job.name, options);
    await boss.schedule(job.name, job.cron, null, { tz: 'Europe/Amsterdam' });
    await boss.work(job.name, { pollingIntervalSeconds: 10 }, async () => this.#run(job));
  }

  async #run({ name, run }: ScheduledJob): Promise<void> {
    try {
      await run();
      this.log.event('job-done', { job: name });
    } catch (failure) {
      this.log.failure('job-failed', failure, { job: name });
      // The queue keeps what a job throws; a database's error could quote a value (D5), this one can't.
      throw new Error('the job failed');
    }
  }
}
