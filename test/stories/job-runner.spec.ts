import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { PgBoss } from 'pg-boss';
import { JobRunner } from '../../src/platform/jobs/job-runner.js';
import { NOBODY } from '../../src/platform/stores/store-session.js';
import { Stores } from '../../src/platform/stores/stores.js';
import { Cast } from '../cast.js';
import { runningService, type RunningService } from '../harness/service.js';

describe('the runner of the jobs', () => {
  let service: RunningService;
  let queue: PgBoss;
  beforeAll(async () => {
    service = await runningService();
    queue = new PgBoss({
      connectionString: service.settings.stores.jobs,
      schema: 'jobs',
      migrate: false,
      createSchema: false,
      schedule: false,
      supervise: false,
      max: 1,
    });
    queue.on('error', () => undefined);
    await queue.start();
  });
  afterAll(() => queue.stop({ graceful: false }));

  test('D5 runs what modules added, keeps no payload and nothing of a failure, and stops when the work is done', async () => {
    const cast = await Cast.of(service);
    const runner = service.app.get(JobRunner);
    const steps: string[] = [];
    runner.add({
      name: 'slow-work',
      cron: '0 0 1 1 *',
      run: async () => {
        steps.push('begun');
        await pause(700);
        await service.app.get(Stores).transact('jobs', NOBODY, (tx) => tx.query('SELECT 1'));
        steps.push('done');
      },
    });
    runner.add({ name: 'broken-work', cron: '0 0 1 1 *', run: () => Promise.reject(new Error('a secret value')) });
    expect(() => {
      runner.add({ name: 'slow-work', cron: '* * * * *', run: () => Promise.resolve() });
    }).toThrow('slow-work');
    for (const name of ['slow-work', 'broken-work']) {
      await queue.createQueue(name, { policy: 'exclusive', retryLimit: 0 });
      await queue.send(name);
    }
    await runner.start();
    expect((await queue.getSchedules()).map(({ name, timezone }) => [name, timezone]).toSorted()).toEqual([
      ['broken-work', 'Europe/Amsterdam'],
      ['disclosure-telling', 'Europe/Amsterdam'],
      ['earlier-dossier-finding', 'Europe/Amsterdam'],
      ['emergency-telling', 'Europe/Amsterdam'],
      ['examination-closing', 'Europe/Amsterdam'],
      ['group-figure-counting', 'Europe/Amsterdam'],
      ['kept-answers-sweep', 'Europe/Amsterdam'],
      ['log-review-telling', 'Europe/Amsterdam'],
      ['package-ending', 'Europe/Amsterdam'],
      ['piece-move-falling', 'Europe/Amsterdam'],
      ['proposal-falling', 'Europe/Amsterdam'],
      ['question-closing', 'Europe/Amsterdam'],
      ['responsibility-ending', 'Europe/Amsterdam'],
      ['second-opinion-copies-sweep', 'Europe/Amsterdam'],
      ['session-watch', 'Europe/Amsterdam'],
      ['slow-work', 'Europe/Amsterdam'],
      ['waiting-files-sweep', 'Europe/Amsterdam'],
      ['working-note-ending', 'Europe/Amsterdam'],
    ]);
    const failed = async (): Promise<{ output: string }[]> =>
      cast.sql<{ output: string }>(
        "SELECT output::text AS output FROM jobs.job WHERE name = 'broken-work' AND state = 'failed' AND data IS NULL",
      );
    for (let tries = 0; tries < 100 && (steps.length === 0 || (await failed()).length === 0); tries += 1)
      await pause(50);
    const [failure] = await failed();
    expect([failure?.output.includes('the job failed'), failure?.output.includes('secret')]).toEqual([true, false]);
    expect(service.logged.some((line) => line.includes('job-failed'))).toBe(true);
    expect(service.logged.filter((line) => line.includes('secret'))).toEqual([]);
    await cast.close();
    await queue.stop({ graceful: false });
    await service.stop();
    expect(steps).toEqual(['begun', 'done']);
  }, 30_000);
});
