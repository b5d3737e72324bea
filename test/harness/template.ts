import pg from 'pg';
import { migrateStores } from '../../src/platform/stores/migrate/migrate-stores.js';
import { deployPolicies } from '../../src/safeguards/deploy/deploy-policies.js';
import { everyLogin, isOnKeys, type LoginUrls } from '../../src/platform/stores/prepare/logins.js';
import { prepareClusters, type Preparation } from '../../src/platform/stores/prepare/prepare-clusters.js';

const mainTemplate = 'kluis_template';
const keysTemplate = 'kluis_keys_template';

/** The body of `platform.clock()` in test databases: a row's instant, or the real one where the row has none. */
export const testClockSource =
  "SELECT date_trunc('milliseconds', coalesce((SELECT instant FROM platform.test_clock), now()))";

// Only a template gets this clock; start-up compares the body with the one it was told to expect.
const replaceClock = `
  CREATE TABLE platform.test_clock (instant timestamptz);
  INSERT INTO platform.test_clock VALUES (NULL);
  GRANT SELECT ON platform.test_clock TO PUBLIC;
  CREATE OR REPLACE FUNCTION platform.clock() RETURNS timestamptz LANGUAGE sql STABLE SECURITY INVOKER
    AS $clock$${testClockSource}$clock$;`;

/** The URLs of the same logins at other databases. */
export function urlsAt(urls: LoginUrls, main: string, keys: string): LoginUrls {
  return everyLogin((login) => {
    const url = new URL(urls[login]);
    url.pathname = `/${isOnKeys(login) ? keys : main}`;
    return url.href;
  });
}

/** Runs statements on one connection. */
export async function execute(url: string, sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(sql);
  } finally {
    await client.end();
  }
}

/** Prepares and migrates a template per cluster, and closes both to connections: with one it couldn't be copied. */
export async function makeTemplates({ adminUrl, keysAdminUrl, urls: ofPair }: Preparation): Promise<LoginUrls> {
  const urls = urlsAt(ofPair, mainTemplate, keysTemplate);
  await prepareClusters({ adminUrl, keysAdminUrl, urls });
  await migrateStores(urls);
  await deployPolicies(urls.owner);
  await execute(urls.owner, replaceClock);
  // What the migrations left behind in the catalog would be copied for each file.
  await execute(Object.assign(new URL(adminUrl), { pathname: `/${mainTemplate}` }).href, 'VACUUM FULL');
  await execute(adminUrl, `ALTER DATABASE ${mainTemplate} ALLOW_CONNECTIONS false`);
  await execute(keysAdminUrl, `ALTER DATABASE ${keysTemplate} ALLOW_CONNECTIONS false`);
  return urls;
}
