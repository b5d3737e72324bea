import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { listMigrations, migrateDatabase } from '../../src/platform/stores/migrate/migrate-database.js';
import { listStoreMigrations, migrateStores } from '../../src/platform/stores/migrate/migrate-stores.js';
import { freshDatabases, type FreshDatabases } from '../harness/fresh-databases.js';
import { asLogin } from '../harness/raw-client.js';
import { folderOfRun } from '../harness/test-run.js';

describe('the migration runner', () => {
  let databases: FreshDatabases;
  let folder: string;
  const write = (name: string, sql: string): Promise<void> => writeFile(join(folder, name), sql);
  // The key database: its few migrations leave room for ours, which get numbers far behind.
  const target = (): { ownerUrl: string; folder: string } => ({ ownerUrl: databases.urls['keys-owner'], folder });
  const tables = async (): Promise<string[]> =>
    asLogin(databases, 'keys-owner', async (client) => {
      const { rows } = await client.query<{ name: string }>(
        "SELECT tablename AS name FROM pg_tables WHERE schemaname = 'trial' ORDER BY 1",
      );
      return rows.map(({ name }) => name);
    });

  beforeAll(async () => {
    databases = await freshDatabases();
  });
  afterAll(() => databases.drop());

  beforeEach(async () => {
    folder = await folderOfRun('migrations');
    await asLogin(databases, 'keys-owner', (client) =>
      client.query('DROP SCHEMA IF EXISTS trial CASCADE; DELETE FROM platform.migration'),
    );
    await write('0001-a-schema-for-trials.sql', 'CREATE SCHEMA trial; CREATE TABLE trial.one (id integer);');
    await write('0002-a-second-table.sql', 'CREATE TABLE trial.two (id integer);');
  });

  test('D1 applies each file once, in the order of their numbers', async () => {
    expect(await listMigrations(target())).toEqual([
      { name: '0001-a-schema-for-trials', applied: false },
      { name: '0002-a-second-table', applied: false },
    ]);
    expect(await migrateDatabase(target())).toEqual(['0001-a-schema-for-trials', '0002-a-second-table']);
    expect(await migrateDatabase(target())).toEqual([]);
    expect(await tables()).toEqual(['one', 'two']);
    expect((await listMigrations(target())).every(({ applied }) => applied)).toBe(true);
  });

  test('D1 two runs at once apply each file once', async () => {
    const runs = await Promise.all([migrateDatabase(target()), migrateDatabase(target())]);
    expect(runs.map(({ length }) => length).sort()).toEqual([0, 2]);
  });

  test('A2 an applied file that was changed stops the run, and nothing new is applied', async () => {
    await migrateDatabase(target());
    await write('0002-a-second-table.sql', 'CREATE TABLE trial.two (id bigint);');
    await write('0003-a-third-table.sql', 'CREATE TABLE trial.three (id integer);');
    await expect(migrateDatabase(target())).rejects.toThrow('0002-a-second-table.sql was changed after it was applied');
    await expect(listMigrations(target())).rejects.toThrow('changed after it was applied');
    expect(await tables()).toEqual(['one', 'two']);
  });

  test('A2 an applied file that is gone stops the run', async () => {
    await migrateDatabase(target());
    await rm(join(folder, '0001-a-schema-for-trials.sql'));
    await expect(migrateDatabase(target())).rejects.toThrow('its file is gone');
  });

  test('A2 a new file before an applied one is refused', async () => {
    await write('0005-much-later.sql', 'CREATE TABLE trial.five (id integer);');
    await migrateDatabase(target());
    await write('0004-in-between.sql', 'CREATE TABLE trial.four (id integer);');
    await expect(migrateDatabase(target())).rejects.toThrow('give it a number after 5');
  });

  test('D1 a file that fails leaves nothing of itself; those before it stay', async () => {
    await write('0003-half.sql', 'CREATE TABLE trial.three (id integer);\n\nCREATE TABLE trial.one (id integer);');
    await expect(migrateDatabase(target())).rejects.toThrow(
      '0003-half.sql failed (42P07): relation "one" already exists',
    );
    expect(await tables()).toEqual(['one', 'two']);
  });

  test('D5 a refused value is not repeated; a wrong statement is, with its line', async () => {
    await write('0003-a-value.sql', "SELECT 'geheim'::uuid;");
    const refused = migrateDatabase(target());
    await expect(refused).rejects.toThrow('0003-a-value.sql, line 1 failed (22P02)');
    await expect(refused).rejects.not.toThrow(/geheim/);
    await write('0003-a-value.sql', '-- why\n\nSELEKT 1;');
    await expect(migrateDatabase(target())).rejects.toThrow('line 3 failed (42601): syntax error at or near "SELEKT"');
  });

  test('D1 a file or folder of another name is refused', async () => {
    await mkdir(join(folder, 'later'));
    await expect(migrateDatabase(target())).rejects.toThrow('later in');
    await rm(join(folder, 'later'), { recursive: true });
    await write('0000-nothing.sql', 'SELECT 1');
    await expect(migrateDatabase(target())).rejects.toThrow('is not named NNNN-one-sentence.sql');
    await rm(join(folder, '0000-nothing.sql'));
    await write('0002-another-second.sql', 'SELECT 1');
    await expect(migrateDatabase(target())).rejects.toThrow('have the number of');
  });

  test('D2 only the owner reads or writes the list of migrations', async () => {
    await expect(
      asLogin(databases, 'desk', (client) => client.query('SELECT 1 FROM platform.migration')),
    ).rejects.toThrow('permission denied');
  });

  test("D1 the project's own migrations are applied, and running them again changes nothing", async () => {
    const own = await freshDatabases();
    try {
      const { main, keys } = await listStoreMigrations(own.urls);
      expect([...main, ...keys].filter(({ applied }) => !applied)).toEqual([]);
      expect(await migrateStores(own.urls)).toEqual({ main: [], keys: [] });
    } finally {
      await own.drop();
    }
  });
});
