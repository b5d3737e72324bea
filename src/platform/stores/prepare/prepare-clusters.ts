import pg from 'pg';
import { loginUrl } from './login-url.js';
import { keysLogins, mainLogins, type Login, type LoginUrls } from './logins.js';
import { closeOtherDatabases, closePublicSchema, grantDatabase, makeDatabase } from './prepare-database.js';
import { prepareLogin } from './prepare-login.js';

/** What an administrator gives: a connection per cluster, and the URL that each login will have. */
export interface Preparation {
  readonly adminUrl: string;
  readonly keysAdminUrl: string;
  readonly urls: LoginUrls;
}

interface ClusterPreparation {
  readonly adminUrl: string;
  readonly owner: Login;
  readonly logins: readonly Login[];
  readonly urls: LoginUrls;
}

// Two administrators at once would update the same catalog rows.
const lockNumber = 8_421_002;

/** @throws Error without the URL: that of `new URL` repeats its input, password included. */
function inDatabase(adminUrl: string, database: string): string {
  const url = URL.canParse(adminUrl) ? new URL(adminUrl) : undefined;
  if (url === undefined) {
    throw new Error(
      "An administrator's connection is not a URL of the form postgres://role:password@host:port/database.",
    );
  }
  url.pathname = `/${database}`;
  return url.href;
}

async function connected(url: string, work: (client: pg.Client) => Promise<void>): Promise<void> {
  const client = new pg.Client({ connectionString: url, application_name: 'database:prepare' });
  client.on('error', () => undefined);
  await client.connect();
  try {
    await work(client);
  } finally {
    await client.end();
  }
}

async function prepareCluster({ adminUrl, owner, logins, urls }: ClusterPreparation): Promise<void> {
  const owners = loginUrl(owner, urls[owner]);
  const others = logins.map((login) => loginUrl(login, urls[login]));
  const { database } = owners;
  const elsewhere = others.find((other) => other.database !== database);
  if (elsewhere !== undefined) {
    throw new Error(`The URLs of ${owners.role} and ${elsewhere.role} name different databases.`);
  }
  const access = { database, owner: owners.role, logins: others.map(({ role }) => role) };
  await connected(inDatabase(adminUrl, 'postgres'), async (admin) => {
    await admin.query('SELECT pg_advisory_lock($1)', [lockNumber]);
    for (const login of [owners, ...others]) {
      await prepareLogin(admin, login);
    }
    await makeDatabase(admin, database);
    await grantDatabase(admin, access);
    await closeOtherDatabases(admin);
  });
  await connected(inDatabase(adminUrl, database), (admin) => closePublicSchema(admin, access));
}

/**
 * Prepares both clusters: databases, logins, grants. Run by an administrator before the first migration and whenever a
 * password or the list of logins changes; a second run changes nothing, and a login that was given too much loses it.
 * Neither cluster knows a login of the other (D2).
 * @throws Error that names a variable or what PostgreSQL refused; never a password.
 */
export async function prepareClusters({ adminUrl, keysAdminUrl, urls }: Preparation): Promise<void> {
  const main = mainLogins.filter((login) => login !== 'owner');
  const keys = keysLogins.filter((login) => login !== 'keys-owner');
  await prepareCluster({ adminUrl, owner: 'owner', logins: main, urls });
  await prepareCluster({ adminUrl: keysAdminUrl, owner: 'keys-owner', logins: keys, urls });
}
