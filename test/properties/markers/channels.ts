import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import pg from 'pg';
import type { MarkedHouse } from './marked-house.js';

/** A place to which bytes may have found their way. */
export interface Channel {
  readonly name: string;
  readonly bytes: Buffer;
}

const TABLES = `
  SELECT n.nspname AS schema, c.relname AS table, array_agg(a.attname::text) AS columns
  FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
  JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
  WHERE c.relkind IN ('r', 'p', 'm') AND n.nspname NOT IN ('pg_catalog', 'information_schema')
  GROUP BY 1, 2`;

/** Every column of every table there is, sealed or not, as PostgreSQL writes it; bytes come as hexadecimal. */
export async function columns(client: Pick<pg.Client, 'query'>): Promise<Channel[]> {
  const { rows: tables } = await client.query<{ schema: string; table: string; columns: string[] }>(TABLES);
  const channels: Channel[] = [];
  for (const { schema, table, columns: names } of tables) {
    const texts = names.map((name) => `string_agg(${pg.escapeIdentifier(name)}::text, E'\\n')`);
    const from = `${pg.escapeIdentifier(schema)}.${pg.escapeIdentifier(table)}`;
    const { rows } = await client.query<(string | null)[]>({
      text: `SELECT ${texts.join(', ')} FROM ${from}`,
      rowMode: 'array',
    });
    names.forEach((name, at) => {
      channels.push({ name: `${schema}.${table}.${name}`, bytes: Buffer.from(rows[0]?.[at] ?? '') });
    });
  }
  return channels;
}

/** A database's files as they lie on the disk, and the log from which its cluster would recover. */
export async function files(client: Pick<pg.Client, 'query'>, cluster: string): Promise<Channel[]> {
  await client.query('CHECKPOINT');
  const { rows } = await client.query<{ folder: string; oid: string }>(
    `SELECT current_setting('data_directory') AS folder, oid::text FROM pg_database WHERE datname = current_database()`,
  );
  const { folder = '', oid = '' } = rows[0] ?? {};
  return [
    { name: `files of the ${cluster} database`, bytes: await all(join(folder, 'base', oid)) },
    { name: `write-ahead log of the ${cluster} cluster`, bytes: await all(join(folder, 'pg_wal')) },
  ];
}

/** All that one could look at, once the service has stopped. */
export async function channelsOf(house: MarkedHouse): Promise<readonly Channel[]> {
  const { service, heard, databaseLogs } = house;
  const keys = await house.inKeys();
  const main = await house.inMain();
  try {
    return [
      { name: 'log of the service', bytes: Buffer.from(service.logged.join('\n')) },
      { name: 'output of the process', bytes: Buffer.from(heard.text()) },
      { name: 'log of the main cluster', bytes: await databaseLogs.main.bytes() },
      { name: 'log of the keys cluster', bytes: await databaseLogs.keys.bytes() },
      ...(await files(main, 'main')),
      ...(await files(keys, 'keys')),
      ...(await columns(main)),
      ...(await columns(keys)),
    ];
  } finally {
    await Promise.all([main.end(), keys.end()]);
  }
}

async function all(folder: string): Promise<Buffer> {
  const entries = await readdir(folder, { withFileTypes: true });
  return Buffer.concat(
    await Promise.all(entries.filter((entry) => entry.isFile()).map(({ name }) => readFile(join(folder, name)))),
  );
}
