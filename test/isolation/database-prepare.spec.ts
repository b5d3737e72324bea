import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import pg from 'pg';
import { startClusterPair, type ClusterPair } from '../../src/demo/clusters/cluster-pair.js';
import { keysLogins, mainLogins, roleNames } from '../../src/platform/stores/prepare/logins.js';
import { prepareClusters } from '../../src/platform/stores/prepare/prepare-clusters.js';
import { folderOfRun } from '../harness/test-run.js';

async function query<T>(url: string, sql: string): Promise<T[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query(sql)).rows as T[];
  } finally {
    await client.end();
  }
}

function elsewhere(url: string, database: string): string {
  return Object.assign(new URL(url), { pathname: `/${database}` }).href;
}

const quick = { settings: { fsync: 'off' }, initFlags: ['--no-sync'] };
const strength = `
  SELECT rolname AS role,
         rolsuper OR rolbypassrls OR rolcreaterole OR rolcreatedb OR rolreplication OR rolinherit AS strong,
         EXISTS (SELECT 1 FROM pg_auth_members m WHERE m.member = r.oid) AS member
    FROM pg_roles r WHERE rolname LIKE 'kluis%' ORDER BY rolname`;

// A pair of its own: logins belong to a cluster, and what this file gives them would confuse the other test files.
describe('database:prepare', () => {
  let pair: ClusterPair;

  beforeAll(async () => {
    pair = await startClusterPair(await folderOfRun('prepare'), quick);
    await prepareClusters(pair);
  }, 30_000);

  afterAll(() => pair.stop('immediate'));

  test('D2 each login may sign in to its own database and is nothing more', async () => {
    for (const login of [...mainLogins, ...keysLogins]) {
      expect(await query(pair.urls[login], 'SELECT current_user AS role')).toEqual([{ role: roleNames[login] }]);
    }
    const weak = (logins: readonly (keyof typeof roleNames)[]): unknown[] =>
      logins
        .map((login) => roleNames[login])
        .sort()
        .map((role) => ({ role, strong: false, member: false }));
    expect(await query(pair.adminUrl, strength)).toEqual(weak(mainLogins));
    expect(await query(pair.keysAdminUrl, strength)).toEqual(weak(keysLogins));
  });

  test('D2 no login of ours enters another database of the cluster, or the other cluster', async () => {
    for (const login of mainLogins) {
      await expect(query(elsewhere(pair.urls[login], 'postgres'), 'SELECT 1')).rejects.toThrow('permission denied');
      const onKeys = Object.assign(new URL(pair.urls[login]), { port: new URL(pair.urls.keys).port });
      await expect(query(elsewhere(onKeys.href, 'dossierkluis_keys'), 'SELECT 1')).rejects.toThrow('password');
    }
  });

  test('D2 only the owner makes schemas, and nobody makes anything in public', async () => {
    await expect(query(pair.urls.desk, 'CREATE SCHEMA mine')).rejects.toThrow('permission denied');
    await expect(query(pair.urls.desk, 'CREATE TEMP TABLE mine (id integer)')).rejects.toThrow('permission denied');
    await expect(query(pair.urls.owner, 'CREATE TABLE public.mine (id integer)')).rejects.toThrow('permission denied');
  });

  test('D2 a second run changes nothing, and takes away what a login was given too much', async () => {
    await query(
      pair.adminUrl,
      `ALTER ROLE kluis_medical BYPASSRLS CREATEDB INHERIT; GRANT kluis_owner TO kluis_desk;
      GRANT ALL ON DATABASE dossierkluis TO kluis_trail; GRANT CONNECT ON DATABASE dossierkluis TO PUBLIC`,
    );
    await prepareClusters(pair);
    const roles = await query<{ strong: boolean; member: boolean }>(pair.adminUrl, strength);
    expect(roles.filter(({ strong, member }) => strong || member)).toEqual([]);
    await expect(query(pair.urls.trail, 'CREATE SCHEMA mine')).rejects.toThrow('permission denied');
  });

  test('D2 a new password works after the next run, and the old one no longer', async () => {
    const desk = Object.assign(new URL(pair.urls.desk), { password: 'a-new-one' }).href;
    await prepareClusters({ ...pair, urls: { ...pair.urls, desk } });
    expect(await query(desk, 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
    await expect(query(pair.urls.desk, 'SELECT 1')).rejects.toThrow('password authentication failed');
    await prepareClusters(pair);
  });

  test("D5 a failing statement leaves no value of it in the server's log", async () => {
    const [told] = await query(
      pair.urls.medical,
      `
      SELECT current_setting('log_min_error_statement') AS statements,
             current_setting('log_error_verbosity') AS words,
             current_setting('log_parameter_max_length_on_error') AS parameters`,
    );
    expect(told).toEqual({ statements: 'panic', words: 'terse', parameters: '0' });
  });

  test.each([
    ['not a URL', 'geheim@@nergens', 'KLUIS_DESK_URL is not a URL'],
    ['another role', 'postgres://kluis_medical:geheim@127.0.0.1/dossierkluis', 'must sign in as kluis_desk'],
    ['no password', 'postgres://kluis_desk@127.0.0.1/dossierkluis', 'KLUIS_DESK_URL needs a password'],
    ['another database', 'postgres://kluis_desk:geheim@127.0.0.1/elders', 'different databases'],
  ])("D2 %s in a login's URL is refused by name, without its content", async (_what, desk, sentence) => {
    const refused = prepareClusters({ ...pair, urls: { ...pair.urls, desk } });
    await expect(refused).rejects.toThrow(sentence);
    await expect(refused).rejects.not.toThrow(/geheim/);
  });
});
