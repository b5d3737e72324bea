import { spawn } from 'node:child_process';
import { open, realpath } from 'node:fs/promises';
import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import { freePort } from './free-port.js';
import { adminName, makeCluster, plainEnvironment } from './make-cluster.js';
import { clearStale, findPostmaster, serverGone, stopPostmaster, type StopMode } from './postmaster.js';
import { commandAs, serverAccount } from './server-account.js';
import { folderOf, serverBinaries } from './server-binaries.js';

/** What a cluster is started with. */
export interface ClusterOptions {
  /** The data folder; made when it isn't there. */
  readonly folder: string;
  /** The administrator's password. */
  readonly password: string;
  /** A file that the server appends its log to. */
  readonly logFile: string;
  /** Settings of PostgreSQL by name, beside those that every cluster here has. */
  readonly settings?: Readonly<Record<string, string>>;
  /** Further flags of initdb. */
  readonly initFlags?: readonly string[];
}

/** A running PostgreSQL server; a process of its own, that outlives this one until it is stopped. */
export interface Cluster {
  readonly port: number;
  /** Connection URL of the administrator, database `postgres`. */
  readonly adminUrl: string;
  /** True when it was still running from an earlier start. */
  readonly adopted: boolean;
  /** Resolves with a sentence when the server is gone without having been stopped here. */
  readonly ended: Promise<string>;
  stop(mode: StopMode): Promise<void>;
}

// Loopback only and no socket in the file system: the password is the only way in. Statements stay out of the log
// (D5): `database:prepare` says the same for each database, this covers the time before it.
const everyCluster = {
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',
  max_connections: '100',
  password_encryption: 'scram-sha-256',
  log_min_error_statement: 'panic',
  log_error_verbosity: 'terse',
  timezone: 'UTC',
  log_timezone: 'UTC',
} as const;

function adminUrlAt(port: number, password: string): string {
  return `postgres://${adminName}:${encodeURIComponent(password)}@127.0.0.1:${port}/postgres`;
}

async function answers(url: string): Promise<boolean> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 5_000 });
  client.on('error', () => undefined);
  try {
    await client.connect();
    await client.query('SELECT 1');
    return true;
  } catch {
    return false;
  } finally {
    await client.end().catch(() => undefined);
  }
}

/** Waits up to a minute for the server in `folder` to accept connections; undefined once it turns out to have ended. */
async function readyPort(folder: string, ended: () => boolean): Promise<number | undefined> {
  const deadline = Date.now() + 60_000;
  while (Date.now() < deadline) {
    const found = await findPostmaster(folder);
    if (found?.ready === true) {
      return found.port;
    }
    if (found === undefined && ended()) {
      return undefined;
    }
    await pause(20);
  }
  return undefined;
}

async function adopt({ folder, password }: ClusterOptions): Promise<number | undefined> {
  const port = await readyPort(folder, () => true);
  if (port !== undefined && (await answers(adminUrlAt(port, password)))) {
    return port;
  }
  await stopPostmaster(folder, 'immediate');
  return undefined;
}

async function launch(options: ClusterOptions): Promise<number | undefined> {
  const { folder, password, logFile, settings = {}, initFlags = [] } = options;
  const binaries = await serverBinaries();
  const account = serverAccount();
  await makeCluster(folder, password, { binaries, account, flags: initFlags });
  await clearStale(folder);
  const told = Object.entries({ ...everyCluster, ...settings, port: String(await freePort()) });
  const { command, args, identity } = commandAs(
    account,
    binaries.postgres,
    ['-D', await realpath(folder), ...told.flatMap(([name, value]) => ['-c', `${name}=${value}`])],
    [folder, folderOf(binaries)],
  );
  const log = await open(logFile, 'a', 0o600);
  // Detached and with a file for its log: neither Ctrl-C in the launcher's terminal nor its death reaches the server.
  const child = spawn(command, args, {
    ...identity,
    detached: true,
    stdio: ['ignore', log.fd, log.fd],
    env: plainEnvironment,
  });
  let ended = false;
  child.once('error', () => {
    ended = true;
  });
  child.once('exit', () => {
    ended = true;
  });
  child.unref();
  await log.close();
  return readyPort(folder, () => ended);
}

/**
 * Starts the cluster in a data folder, or adopts the server that still lives there: after any of its processes, or all
 * of them, were killed, the next start works.
 * @throws Error that names the log file, when the server doesn't come up in three attempts.
 */
export async function startCluster(options: ClusterOptions): Promise<Cluster> {
  const { folder, password, logFile } = options;
  const running = (port: number, adopted: boolean): Cluster => {
    const watching = new AbortController();
    return {
      port,
      adopted,
      adminUrl: adminUrlAt(port, password),
      ended: serverGone(folder, watching.signal).then(
        () => `The PostgreSQL server in ${folder} ended; its log is ${logFile}.`,
      ),
      stop: (mode) => {
        watching.abort();
        return stopPostmaster(folder, mode);
      },
    };
  };
  const living = await adopt(options);
  if (living !== undefined) {
    return running(living, true);
  }
  for (let attempt = 0; attempt < 3; attempt += 1) {
    const port = await launch(options);
    if (port !== undefined && (await answers(adminUrlAt(port, password)))) {
      return running(port, false);
    }
    await stopPostmaster(folder, 'immediate');
  }
  throw new Error(`The PostgreSQL server in ${folder} does not start; its log is ${logFile}.`);
}
