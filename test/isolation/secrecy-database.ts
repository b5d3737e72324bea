import type pg from 'pg';
import type { Login } from '../../src/platform/stores/prepare/logins.js';
import { asLogin } from '../harness/raw-client.js';
import type { SecrecyWorld } from '../stories/secrecy-world.js';

/** A statement with its values. */
export type Statement = readonly [string, readonly unknown[]];

/** PostgreSQL's codes: no privilege or row security, a table's own condition, a unique index. */
export const REFUSED = '42501';
export const CHECKED = '23514';
export const TAKEN = '23505';

/** The database as one login, without the service: only it can refuse. */
export class SecrecyDatabase {
  constructor(
    private readonly world: SecrecyWorld,
    private readonly login: Login,
  ) {}

  /**
   * One statement in a transaction with the session of an account and a role.
   * @param who a name of the world
   * @param purpose that the session states; nothing unless said
   * @returns its rows, or PostgreSQL's code
   */
  async as(who: string, role: string | null, [text, values]: Statement, purpose = ''): Promise<unknown> {
    return asLogin(this.world.service.databases, this.login, async (client) => {
      await client.query('BEGIN');
      await client.query(
        `SELECT set_config('kluis.account', $1, true), set_config('kluis.role', $2, true),
                set_config('kluis.purpose', $3, true)`,
        [this.world.id(who), role ?? '', purpose],
      );
      try {
        const { rows } = await client.query<pg.QueryResultRow>(text, [...values]);
        await client.query('COMMIT');
        return rows;
      } catch (thrown) {
        return (thrown as { code?: string }).code;
      }
    });
  }
}
