import type pg from 'pg';
import type { FreshDatabases } from '../harness/fresh-databases.js';
import { asLogin } from '../harness/raw-client.js';

/** A login of the service; what it may do is up to the database alone here. */
export type Login = 'desk' | 'medical' | 'jobs' | 'employer' | 'employee' | 'trail';

/** Whom a session claims to be; null claims nothing. */
export type Claim = readonly [account: string, role: string] | null;

/** A statement with its parameters. */
export type Step = readonly [statement: string, values: readonly unknown[]];

/** SQLSTATEs: row security or a missing right, a unique key, a foreign key, a check. */
export const REFUSED = '42501';
export const TAKEN = '23505';
export const NO_SUCH = '23503';
export const NONSENSE = '23514';

/** Raw sessions of the service's logins. */
export interface RawSessions {
  /** How many rows a statement gives. */
  readonly rows: (login: Login, claim: Claim, statement: string, values?: readonly unknown[]) => Promise<number>;
  /** Runs steps in one transaction. @returns the SQLSTATE with which the database refuses, or 'done' */
  readonly outcome: (login: Login, claim: Claim, ...steps: readonly Step[]) => Promise<string>;
}

/** On the databases of a service; each call has a connection and a transaction of its own. */
export function rawSessions(databases: Pick<FreshDatabases, 'urls'>): RawSessions {
  const transact = async <T>(login: Login, claim: Claim, work: (client: pg.Client) => Promise<T>): Promise<T> =>
    asLogin(databases, login, async (client) => {
      await client.query('BEGIN');
      await client.query("SELECT set_config('kluis.account', $1, true), set_config('kluis.role', $2, true)", [
        ...(claim ?? ['', '']),
      ]);
      const result = await work(client);
      await client.query('COMMIT');
      return result;
    });
  return {
    rows: async (login, claim, statement, values = []) =>
      transact(login, claim, async (client) => (await client.query(statement, [...values])).rows.length),
    outcome: async (login, claim, ...steps) => {
      try {
        await transact(login, claim, async (client) => {
          for (const [statement, values] of steps) await client.query(statement, [...values]);
        });
        return 'done';
      } catch (failure) {
        return (failure as pg.DatabaseError).code ?? 'unknown';
      }
    },
  };
}
