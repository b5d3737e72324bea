import pg from 'pg';
import type { FreshDatabases } from './fresh-databases.js';

/** The lock on who is an employee's doctor, held by somebody else: what several requests do at once then has one order. */
export class HeldLock {
  private constructor(private readonly client: pg.Client) {}

  static async ofDossierDoctor(
    { adminUrls }: Pick<FreshDatabases, 'adminUrls'>,
    employeeId: string,
  ): Promise<HeldLock> {
    const client = new pg.Client({ connectionString: adminUrls.main });
    client.on('error', () => undefined);
    await client.connect();
    await client.query('BEGIN');
    await client.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 0))', [employeeId]);
    return new HeldLock(client);
  }

  /** Until that many requests wait for a lock, or `whoMayNotWait` was answered instead of waiting. */
  async untilWaiting(count: number, whoMayNotWait?: Promise<unknown>): Promise<void> {
    const answered = { yet: false };
    void whoMayNotWait?.then(() => (answered.yet = true));
    for (let waiting = 0; waiting < count && !answered.yet;) {
      const { rows } = await this.client.query<{ waiting: number }>(
        `SELECT count(*)::int AS waiting FROM pg_locks l JOIN pg_database d ON d.oid = l.database
         WHERE d.datname = current_database() AND l.locktype = 'advisory' AND NOT l.granted`,
      );
      waiting = rows[0]?.waiting ?? 0;
    }
  }

  async release(): Promise<void> {
    await this.client.query('COMMIT');
    await this.client.end();
  }
}
