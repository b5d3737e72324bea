import pg from 'pg';
import { setTimeout as pause } from 'node:timers/promises';

/** The hold of one launcher on a pair of clusters; it ends with the launcher's process, however that ends. */
export interface Claim {
  release(): Promise<void>;
}

// Any fixed number that no migration and no other advisory lock uses in the database `postgres`.
const lockNumber = 8_421_001;

async function tryLock(client: pg.Client): Promise<boolean> {
  const { rows } = await client.query<{ held: boolean }>('SELECT pg_try_advisory_lock($1) AS held', [lockNumber]);
  return rows[0]?.held === true;
}

/**
 * Claims the clusters for this process, so that a second `npm start` on the same data folder neither uses nor stops
 * them. A killed launcher's claim ends when its connection does; that is awaited for two seconds.
 * @param adminUrl of the main cluster
 * @throws Error when another living process holds them.
 */
export async function claimClusters(adminUrl: string): Promise<Claim> {
  const client = new pg.Client({ connectionString: adminUrl, application_name: 'launcher' });
  // A server that dies takes the claim with it; the launcher learns of that elsewhere.
  client.on('error', () => undefined);
  await client.connect();
  const deadline = Date.now() + 2_000;
  while (!(await tryLock(client))) {
    if (Date.now() > deadline) {
      await client.end();
      throw new Error('This data folder is in use by another start; stop that one, or set another DATA_DIR.');
    }
    await pause(50);
  }
  return { release: () => client.end() };
}
