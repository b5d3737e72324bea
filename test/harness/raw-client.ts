import pg from 'pg';
import type { Login } from '../../src/platform/stores/prepare/logins.js';
import type { FreshDatabases } from './fresh-databases.js';

/** Runs `work` on one connection of a login, without the service: only the database can refuse. */
export async function asLogin<T>(
  { urls }: Pick<FreshDatabases, 'urls'>,
  login: Login,
  work: (client: pg.Client) => Promise<T>,
): Promise<T> {
  const client = new pg.Client({ connectionString: urls[login] });
  client.on('error', () => undefined);
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}
