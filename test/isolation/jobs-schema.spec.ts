import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { PgBoss } from 'pg-boss';
import { freshDatabases, type FreshDatabases } from '../harness/fresh-databases.js';
import { asLogin } from '../harness/raw-client.js';

describe('the schema of the job queue', () => {
  let databases: FreshDatabases;
  beforeAll(async () => {
    databases = await freshDatabases();
  });
  afterAll(() => databases.drop());

  test('D2 its login runs jobs without owning or changing a table', async () => {
    const faults: Error[] = [];
    const boss = new PgBoss({
      connectionString: databases.urls.jobs,
      schema: 'jobs',
      migrate: false,
      createSchema: false,
      max: 2,
    });
    boss.on('error', (error) => faults.push(error));
    await boss.start();
    try {
      await boss.createQueue('trial');
      await boss.schedule('trial', '0 3 * * *', {}, { tz: 'Europe/Amsterdam' });
      await boss.send('trial', { id: 'only-an-id' });
      const [job] = await boss.fetch<{ id: string }>('trial');
      expect(job?.data).toEqual({ id: 'only-an-id' });
      await boss.complete('trial', job?.id ?? '');
      await boss.supervise('trial');
    } finally {
      await boss.stop({ graceful: false });
    }
    expect(faults).toEqual([]);
    await expect(
      asLogin(databases, 'jobs', (client) => client.query('CREATE TABLE jobs.mine (id integer)')),
    ).rejects.toThrow('permission denied');
  });

  test('D2 every table of it is under forced row security, and no other login may read it', async () => {
    const { rows } = await asLogin(databases, 'owner', (client) =>
      client.query<{ name: string }>(
        `SELECT relname AS name FROM pg_class WHERE relnamespace = 'jobs'::regnamespace AND relkind IN ('r', 'p')
          AND NOT (relrowsecurity AND relforcerowsecurity)`,
      ),
    );
    expect(rows).toEqual([]);
    await expect(asLogin(databases, 'medical', (client) => client.query('SELECT 1 FROM jobs.job'))).rejects.toThrow(
      'permission denied',
    );
  });
});
