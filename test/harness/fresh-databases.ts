import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { keysLogins, mainLogins, roleNames, type LoginUrls } from '../../src/platform/stores/prepare/logins.js';
import { grantDatabase } from '../../src/platform/stores/prepare/prepare-database.js';
import { urlsAt } from './template.js';
import { testRun } from './test-run.js';

/** A pair of databases of one test file's own, prepared and migrated, with a clock that the test sets. */
export interface FreshDatabases {
  /** A connection URL per login, those of the key cluster included. */
  readonly urls: LoginUrls;
  /** Administrator's URLs of the two databases, to plant faults. */
  readonly adminUrls: { readonly main: string; readonly keys: string };
  /** Sets `platform.clock()` to an instant (UTC, ISO 8601); undefined lets real time run again. */
  setClock(instant: string | undefined): Promise<void>;
  /** Removes both databases, whoever is connected. Call it in `afterAll`. */
  drop(): Promise<void>;
}

interface Copying {
  readonly adminUrl: string;
  readonly database: string;
  readonly template: string;
  readonly owner: string;
  readonly logins: readonly string[];
}

async function connect(url: string): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: url, application_name: 'test harness' });
  client.on('error', () => undefined);
  await client.connect();
  return client;
}

/** A copy has its template's content, but neither its grants nor its settings. */
async function copy({ adminUrl, database, template, owner, logins }: Copying): Promise<pg.Client> {
  const admin = await connect(adminUrl);
  await admin.query(`CREATE DATABASE ${database} TEMPLATE ${template} STRATEGY file_copy`);
  await grantDatabase(admin, { database, owner, logins });
  return admin;
}

function databaseOf(url: string): string {
  return new URL(url).pathname.slice(1);
}

/** Makes a pair of databases for a test file. */
export async function freshDatabases(): Promise<FreshDatabases> {
  const run = testRun();
  const suffix = randomBytes(6).toString('hex');
  const names = { main: `kluis_${suffix}`, keys: `kluis_keys_${suffix}` };
  const roles = (logins: readonly (keyof LoginUrls)[]): string[] => logins.map((login) => roleNames[login]);
  const [main, keys] = await Promise.all([
    copy({
      adminUrl: run.adminUrl,
      database: names.main,
      template: databaseOf(run.urls.owner),
      owner: roleNames.owner,
      logins: roles(mainLogins),
    }),
    copy({
      adminUrl: run.keysAdminUrl,
      database: names.keys,
      template: databaseOf(run.urls['keys-owner']),
      owner: roleNames['keys-owner'],
      logins: roles(keysLogins),
    }),
  ]);
  const adminUrls = {
    main: Object.assign(new URL(run.adminUrl), { pathname: `/${names.main}` }).href,
    keys: Object.assign(new URL(run.keysAdminUrl), { pathname: `/${names.keys}` }).href,
  };
  const inMain = await connect(adminUrls.main);
  return {
    urls: urlsAt(run.urls, names.main, names.keys),
    adminUrls,
    setClock: async (instant) => {
      await inMain.query('UPDATE platform.test_clock SET instant = $1', [instant ?? null]);
    },
    drop: async () => {
      await inMain.end();
      await Promise.all([
        main.query(`DROP DATABASE ${names.main} WITH (FORCE)`),
        keys.query(`DROP DATABASE ${names.keys} WITH (FORCE)`),
      ]);
      await Promise.all([main.end(), keys.end()]);
    },
  };
}
