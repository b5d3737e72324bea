import type pg from 'pg';
import type { Login } from '../../src/platform/stores/prepare/logins.js';
import { asLogin } from '../harness/raw-client.js';
import type { StaffWorld } from '../stories/staff-world.js';

/** PostgreSQL's codes: row security or no privilege, a table's own condition, a foreign key, a unique index, an overlap. */
export const REFUSED = '42501';
export const CHECKED = '23514';
export const UNRELATED = '23503';
export const TAKEN = '23505';
export const OVERLAPS = '23P01';

/** A statement with its values. */
export type Statement = readonly [text: string, ...values: unknown[]];

/** The database as one login, without the service: only it can refuse. */
export class StaffDatabase {
  constructor(
    private readonly world: StaffWorld,
    private readonly login: Login,
  ) {}

  /**
   * Statements in one transaction with the session of an account and a role.
   * @param who a name of the world
   * @returns the rows of the last one, or PostgreSQL's code of the first that fails
   */
  async as(who: string, role: string, ...statements: readonly Statement[]): Promise<unknown> {
    return asLogin(this.world.service.databases, this.login, async (client) => {
      await client.query('BEGIN');
      await client.query("SELECT set_config('kluis.account', $1, true), set_config('kluis.role', $2, true)", [
        this.world.id(who),
        role,
      ]);
      let rows: pg.QueryResultRow[] = [];
      try {
        for (const [text, ...values] of statements) ({ rows } = await client.query<pg.QueryResultRow>(text, values));
        await client.query('COMMIT');
        return rows;
      } catch (thrown) {
        return (thrown as { code?: string }).code;
      }
    });
  }

  /** How many rows of a table somebody sees. */
  async seen(who: string, role: string, table: string): Promise<unknown> {
    const rows = await this.as(who, role, [`SELECT count(*)::int AS count FROM ${table}`]);
    return Array.isArray(rows) ? (rows as { count: number }[])[0]?.count : rows;
  }
}
