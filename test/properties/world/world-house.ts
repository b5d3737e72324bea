import pg from 'pg';
import { KeyStore } from '../../../src/platform/keys/key-store.js';
import type { DataKey } from '../../../src/platform/keys/envelope.js';
import { OutsideIssuer } from '../../../src/platform/sign-in/issuer.fixture.js';
import { GUARDED_SCHEMAS } from '../../../src/platform/stores/manifest.js';
import { Policies } from '../../../src/safeguards/access/policy/policies.js';
import { runningService, type RunningService, type ServiceOptions } from '../../harness/service.js';
import type { World } from '../specification/world.js';
import type { Rows } from './row-writing.js';
import { rowsOf } from './rows.js';

const EMPTIED = `
  SELECT array_agg(format('%I.%I', n.nspname, c.relname)) AS tables FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
  WHERE n.nspname = ANY ($1) AND c.relkind = 'r'
    AND c.relname NOT IN ('policy_term', 'policy_count', 'granting', 'receivable', 'examination_kind', 'kept_apart')`;

/** A running service into which whole worlds are put, one after the other, each at its own moment. */
export class WorldHouse {
  #tables: readonly string[] = [];

  private constructor(
    readonly service: RunningService,
    readonly admin: pg.Client,
    private readonly keys: pg.Client,
    private readonly issuer: OutsideIssuer,
    private now = 0,
  ) {}

  static async open(options: Omit<ServiceOptions, 'issuer'> = {}): Promise<WorldHouse> {
    const issuer = await OutsideIssuer.open();
    const service = await runningService({ ...options, issuer: issuer.url });
    const [admin, keys] = [service.databases.adminUrls.main, service.databases.adminUrls.keys].map(
      (connectionString) => new pg.Client({ connectionString }),
    ) as [pg.Client, pg.Client];
    for (const client of [admin, keys]) {
      client.on('error', () => undefined);
      await client.connect();
    }
    return new WorldHouse(service, admin, keys, issuer);
  }

  async close(): Promise<void> {
    await this.admin.end();
    await this.keys.end();
    await this.service.stop();
    await this.issuer.close();
  }

  /** Replaces whatever there was by this world, and sets all clocks to its moment. */
  async load(world: World): Promise<void> {
    const keys = await this.#keysOf(world);
    const policies = this.service.app.get(Policies);
    const rows = rowsOf(world, {
      issuer: this.issuer.url,
      circleOf: (role) => policies.circle(role),
      keyOf: (owner, purpose) => {
        const key = keys.get(`${owner}/${purpose}`);
        if (key === undefined) throw new Error('the world has a record of somebody who is not in it');
        return key;
      },
    });
    await this.empty();
    await this.service.setClock(world.now);
    this.now = Math.floor(Date.parse(world.now) / 1000);
    await this.admin.query('BEGIN');
    for (const [table, some] of rows) await this.#insert(table, some);
    await this.admin.query('ALTER TABLE trail.line ALTER COLUMN id RESTART WITH 1000');
    await this.admin.query('COMMIT');
  }

  /** Row by row: to truncate so many tables takes longer than all that is asked of a small world. */
  async empty(): Promise<void> {
    if (this.#tables.length === 0) {
      const { rows } = await this.admin.query<{ tables: string[] }>(EMPTIED, [GUARDED_SCHEMAS]);
      this.#tables = rows[0]?.tables ?? [];
    }
    // As a replica: what guards these tables against whoever works in them isn't asked.
    const deletions = this.#tables.map((table) => `DELETE FROM ${table}`);
    await this.admin.query(['BEGIN', 'SET LOCAL session_replication_role = replica', ...deletions, 'COMMIT'].join(';'));
  }

  /** A token for somebody who signed in with two factors so many seconds ago. */
  async token(subject: string, secondsAgo = 60): Promise<string> {
    const claims = { sub: subject, acr: 'urn:dossierkluis:two-factors', auth_time: this.now - secondsAgo };
    return this.issuer.token(claims, {}, 'first', this.now);
  }

  async #keysOf(world: World): Promise<Map<string, DataKey>> {
    const store = this.service.app.get(KeyStore);
    const people = world.employees.map(({ id }) => id);
    await store.create(people, ['employee', 'medical']);
    await store.create(
      world.employers.map(({ id }) => id),
      ['digest'],
    );
    const keys = new Map<string, DataKey>();
    for (const purpose of ['employee', 'medical'] as const) {
      for (const [owner, key] of await store.findAll(people, purpose)) keys.set(`${owner}/${purpose}`, key);
    }
    // A world is loaded more than once; what its people destroyed in it is there again.
    await this.keys.query('DELETE FROM keys.tombstone');
    const notes = world.workingNotes.map(({ id }) => id);
    await store.create(notes, ['working-note']);
    for (const [note, key] of await store.findAll(notes, 'working-note')) keys.set(`${note}/working-note`, key);
    return keys;
  }

  async #insert(table: string, rows: Rows): Promise<void> {
    const columns = Object.keys(rows[0] ?? {}).join(', ');
    if (columns === '') return;
    // Lines of a world have their numbers; those of the service go on after a thousand.
    const statement = `INSERT INTO ${table} (${columns}) OVERRIDING SYSTEM VALUE
      SELECT ${columns} FROM jsonb_populate_recordset(NULL::${table}, $1)`;
    await this.admin.query(statement, [JSON.stringify(rows)]);
  }
}
