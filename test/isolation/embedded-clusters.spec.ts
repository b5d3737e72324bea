import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import pg from 'pg';
import { startClusterPair, type ClusterPair } from '../../src/demo/clusters/cluster-pair.js';
import { findPostmaster } from '../../src/demo/clusters/postmaster.js';
import { folderOfRun } from '../harness/test-run.js';

const quick = { settings: { fsync: 'off' }, initFlags: ['--no-sync'] };

async function onMain<T>({ adminUrl }: ClusterPair, sql: string): Promise<T[]> {
  const client = new pg.Client({ connectionString: adminUrl });
  client.on('error', () => undefined);
  await client.connect();
  try {
    return (await client.query(sql)).rows as T[];
  } finally {
    await client.end();
  }
}

describe('the embedded clusters', () => {
  let root: string;
  let pair: ClusterPair;
  const folder = (name: string): string => join(root, 'clusters', name);
  const kill = async (name: string): Promise<void> => {
    const found = await findPostmaster(folder(name));
    process.kill(found?.pid ?? NaN, 'SIGKILL');
  };
  /** As when the launcher was killed: its claim is gone, nothing was stopped. */
  const loseLauncher = async (): Promise<void> => {
    await onMain(pair, `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'launcher'`);
  };

  beforeAll(async () => {
    root = await folderOfRun('clusters');
    pair = await startClusterPair(root, quick);
    await onMain(pair, 'CREATE TABLE kept AS SELECT 42 AS answer');
  }, 30_000);

  afterAll(() => pair.stop('immediate'));

  test('D2 the passwords are generated, and only their owner may read them', async () => {
    const file = join(root, 'clusters', 'passwords.json');
    const { mode } = await stat(file);
    const { main, keys } = JSON.parse(await readFile(file, 'utf8')) as { main: string; keys: string };
    expect(mode & 0o777).toBe(0o600);
    expect(main).not.toBe(keys);
  });

  test('D2 a cluster listens on the loopback address only, and nobody enters without a password', async () => {
    const [told] = await onMain<{ addresses: string; sockets: string }>(
      pair,
      `
      SELECT current_setting('listen_addresses') AS addresses, current_setting('unix_socket_directories') AS sockets`,
    );
    const rules = await onMain<{ auth_method: string }>(pair, 'SELECT DISTINCT auth_method FROM pg_hba_file_rules');
    expect(told).toEqual({ addresses: '127.0.0.1', sockets: '' });
    expect(rules).toEqual([{ auth_method: 'scram-sha-256' }]);
  });

  test('D10 a second start on the same data folder is refused and disturbs nothing', async () => {
    await expect(startClusterPair(root, quick)).rejects.toThrow('in use by another start');
    expect(await onMain(pair, 'SELECT answer FROM kept')).toEqual([{ answer: 42 }]);
  });

  test('A1 after the launcher was killed, the next start adopts both servers', async () => {
    await loseLauncher();
    pair = await startClusterPair(root, quick);
    expect(pair.adopted).toEqual({ main: true, keys: true });
    expect(await onMain(pair, 'SELECT answer FROM kept')).toEqual([{ answer: 42 }]);
  });

  test('A1 after one server was killed too, the other is adopted and nothing committed is lost', async () => {
    await kill('main');
    pair = await startClusterPair(root, quick);
    expect(pair.adopted).toEqual({ main: false, keys: true });
    expect(await onMain(pair, 'SELECT answer FROM kept')).toEqual([{ answer: 42 }]);
  });

  test('A1 after both were killed and their process numbers given to others, the next start works', async () => {
    await Promise.all([kill('main'), kill('keys')]);
    const stale = join(folder('main'), 'postmaster.pid');
    const lines = (await readFile(stale, 'utf8')).split('\n');
    await writeFile(stale, [String(process.pid), ...lines.slice(1)].join('\n'));
    pair = await startClusterPair(root, quick);
    expect(pair.adopted).toEqual({ main: false, keys: false });
    expect(await onMain(pair, 'SELECT answer FROM kept')).toEqual([{ answer: 42 }]);
  });

  test('A1 an orderly stop leaves no process behind', async () => {
    await pair.stop();
    expect(await findPostmaster(folder('main'))).toBeUndefined();
    expect(await findPostmaster(folder('keys'))).toBeUndefined();
    pair = await startClusterPair(root, quick);
  });
});
