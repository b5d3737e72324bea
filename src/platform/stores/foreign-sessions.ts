import { setTimeout as pause } from 'node:timers/promises';
import type pg from 'pg';

/** A session at a cluster that this process didn't open; what PostgreSQL doesn't show of it is null. */
export interface ForeignSession {
  readonly pid: number;
  readonly user: string;
  /** ISO 8601 UTC. */
  readonly since: string | null;
  /** The address it comes from; null also for one on the machine itself. */
  readonly from: string | null;
}

/** How long the server may show a connection of ours that begins or has just ended, in milliseconds. */
const BEGINNING = 200;
const ENDING = 5_000;
// The job queue has a pool of its own inside pg-boss, which tells nobody its connections.
const QUEUE = 'kluis-job-queue';
// No query text, and no application name: whoever connects writes both. Workers of the server itself have no user, or no database
// and send nothing; who copies the whole cluster away has no database either, and is seen.
const SESSIONS = `
  SELECT a.pid, regexp_replace(a.usename, '[^A-Za-z0-9_-]', '?', 'g') AS "user",
    to_char(a.backend_start AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') AS since, host(a.client_addr) AS "from"
  FROM pg_stat_activity a
  WHERE a.usename IS NOT NULL AND a.pid <> ALL ($1::int[])
    AND (a.datname IS NOT NULL OR a.pid IN (SELECT r.pid FROM pg_stat_replication r))`;
const OF_OWN_NAME = `${SESSIONS} AND a.usename = current_user AND a.datname = current_database()
    AND (a.leader_pid IS NULL OR a.leader_pid <> ALL ($1::int[]))
    AND NOT (a.application_name = '${QUEUE}' AND a.usename = 'kluis_jobs')
  ORDER BY a.pid`;
const OF_OTHER_NAMES = `${SESSIONS} AND a.usename <> ALL ($2::name[]) ORDER BY a.pid`;

/** Which of its connections a process has, by the number of the server's process behind each. */
export class OwnBackends {
  readonly #pids = new Set<number>();

  get pids(): number[] {
    return [...this.#pids];
  }

  /** Follows a pool that opened no connection yet. */
  listen(pool: pg.Pool): void {
    pool.on('connect', (client) => this.#pids.add(pidOf(client)));
    pool.on('remove', (client) => {
      setTimeout(() => this.#pids.delete(pidOf(client)), ENDING).unref();
    });
  }

  /** Follows a pool that has one connection, which is idle. */
  async follow(pool: pg.Pool): Promise<void> {
    this.listen(pool);
    const client = await pool.connect();
    this.#pids.add(pidOf(client));
    client.release();
  }
}

type Asked =
  | { readonly under: 'own-name'; readonly except: OwnBackends }
  | { readonly under: 'other-names'; readonly except: OwnBackends; readonly names: readonly string[] };

/**
 * A6 — asks the server who is connected; it takes no right but to connect. Of sessions under the pool's own name it shows all, of
 * others' no more than that they are there and whose.
 */
export async function foreignSessions(pool: pg.Pool, asked: Asked): Promise<ForeignSession[]> {
  const { pids } = asked.except;
  if (asked.under === 'other-names') {
    return (await pool.query<ForeignSession>(OF_OTHER_NAMES, [pids, asked.names])).rows;
  }
  const { rows } = await pool.query<ForeignSession>(OF_OWN_NAME, [pids]);
  if (rows.length === 0) return rows;
  await pause(BEGINNING);
  const now = new Set(asked.except.pids);
  return rows.filter(({ pid }) => !now.has(pid));
}

/** The driver knows it and its types don't say so. */
function pidOf(client: object): number {
  const pid: unknown = Reflect.get(client, 'processID');
  if (typeof pid !== 'number') throw new Error('a connection without a process behind it');
  return pid;
}
