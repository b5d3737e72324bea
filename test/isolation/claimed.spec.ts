import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { createHash, randomUUID } from 'node:crypto';
import pg from 'pg';
import { LOGINS, type Login } from '../../src/platform/stores/logins.js';
import { GUARDED_SCHEMAS } from '../../src/platform/stores/manifest.js';
import { Policies } from '../../src/safeguards/access/policy/policies.js';
import { FIXED_WORLDS } from '../properties/world/fixed-worlds.js';
import { WorldHouse } from '../properties/world/world-house.js';
import { REST_OF_THE_ROWS } from './rest-of-the-rows.js';
import { addStrangers, STRANGERS } from './strangers.js';

/** The facts of `access` are ids, codes and dates, looked up by everybody's row security; what they open is the question. */
const LOOKED_UP = 'access';
/** Where a row tells nothing to who writes it, and nothing to anybody else: ids to resolve, lines, notices without content. */
const OPEN_TO_WRITE = ['access.record', 'trail.line', 'trail.attempt', 'desk.notice'];

/** The jobs act for nobody: they see what is due, whoever is named. */
const OF_THE_JOBS = [
  ...['desk.question_closing', 'desk.verdict_question', 'desk.examination_closing', 'desk.examination'],
  // D1 — digests, and the ids that it has just put beside one another.
  ...['employee.likeness', 'desk.earlier_dossier'],
  // V10 — of which quarters of an employer a figure was counted.
  'employer.group_figure',
  // C11 — of packages, the ids and days that say which nobody can collect any more.
  ...['medical.package', 'medical.package_end', 'medical.disclosure_package', 'medical.disclosure_collection'],
  ...['medical.disclosure_withdrawal', 'medical.consent_withdrawal'],
  // C17 — and of requests to disclose, those that say who is to be told something.
  ...[
    'medical.disclosure_request',
    'medical.disclosure_round',
    'medical.disclosure_decision',
    'medical.disclosure_told',
  ],
  // V3 — of what was prepared, the ids of what ended and of what fell.
  ...['medical.proposal_end', 'medical.proposal_fall', 'medical.piece_move_end', 'medical.piece_move_fall'],
];

/** Somebody who says that he acts in a role. */
interface Claim {
  readonly account: string;
  readonly role: string;
}

describe('a claim that is not true', () => {
  let house: WorldHouse;
  let tables: string[];
  let roles: readonly string[];
  const connections = new Map<Login, pg.Client>();
  beforeAll(async () => {
    house = await WorldHouse.open();
    await house.load(FIXED_WORLDS['pieces are left out for the privacy of another']);
    await house.admin.query(REST_OF_THE_ROWS);
    const policies = house.service.app.get(Policies);
    roles = policies.roleNames();
    await addStrangers(house.admin, policies);
    const { rows } = await house.admin.query<{ name: string }>(
      `SELECT format('%I.%I', n.nspname, c.relname) AS name FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
       WHERE c.relkind IN ('r', 'p') AND n.nspname = ANY ($1) ORDER BY 1`,
      [GUARDED_SCHEMAS],
    );
    tables = rows.map(({ name }) => name);
    for (const login of LOGINS) {
      const client = new pg.Client({ connectionString: house.service.databases.urls[login] });
      client.on('error', () => undefined);
      await client.connect();
      connections.set(login, client);
    }
  });
  afterAll(async () => {
    for (const client of connections.values()) await client.end();
    await house.close();
  });

  const accounts = [randomUUID(), ...STRANGERS.map(({ id }) => id)];
  const claims = (): Claim[] => accounts.flatMap((account) => roles.map((role) => ({ account, role })));
  /** Each role once, each time of another of them: from table to table all of them claim all. */
  const someClaims = (turn: number): Claim[] =>
    roles.map((role, at) => ({ account: accounts[(turn + at) % accounts.length] ?? '', role }));
  const as = async <T>(login: Login, { account, role }: Claim, work: (client: pg.Client) => Promise<T>): Promise<T> => {
    const client = connections.get(login);
    if (client === undefined) throw new Error('no connection');
    await client.query('BEGIN');
    try {
      await client.query(
        `SELECT set_config('kluis.account', $1, true), set_config('kluis.role', $2, true), set_config('kluis.purpose', 'absence-guidance', true),
                set_config('kluis.circle', 'doctor', true), set_config('kluis.employers', $3, true), set_config('kluis.employer', $3, true)`,
        [account, role, FIXED_WORLDS['all is in order'].employers[0]?.id],
      );
      return await work(client);
    } finally {
      await client.query('ROLLBACK');
    }
  };

  const readable = async (login: Login): Promise<string[]> => {
    const { rows } = await house.admin.query<{ name: string }>(
      `SELECT name FROM unnest($1::text[]) t (name)
       WHERE has_any_column_privilege($2, name, 'SELECT') AND has_schema_privilege($2, split_part(name, '.', 1), 'USAGE')`,
      [tables, `kluis_${login}`],
    );
    return rows.map(({ name }) => name).filter((name) => !name.startsWith(`${LOOKED_UP}.`));
  };

  test('D2 there is something to see in every table there is', async () => {
    const empty: string[] = [];
    for (const table of tables) {
      const { rows } = await house.admin.query<{ any: boolean }>(`SELECT EXISTS (SELECT 1 FROM ${table}) AS any`);
      if (rows[0]?.any !== true) empty.push(table);
    }
    // A new table needs a row in rest-of-the-rows.ts: where nothing is, nothing would be hidden.
    expect(empty).toEqual([]);
  });

  test.each(LOGINS)('D2 a role that is claimed and not held shows nothing in any table, to %s', async (login) => {
    const seen = new Set<string>();
    // Prepared, and one: planning what row security looks up takes longer than looking it up.
    const text = (await readable(login))
      .map((table) => `SELECT '${table}' AS name WHERE EXISTS (SELECT 1 FROM ${table})`)
      .join(' UNION ALL ');
    for (const claim of claims()) {
      const { rows } = await as(login, claim, (client) => client.query<{ name: string }>({ name: 'seen', text }));
      for (const { name } of rows) seen.add(name);
    }
    expect([...seen].filter((table) => login !== 'jobs' || !OF_THE_JOBS.includes(table))).toEqual([]);
  });

  const columnsOf = async (login: Login, table: string, privilege: 'INSERT' | 'UPDATE'): Promise<string[]> => {
    const { rows } = await house.admin.query<{ name: string }>(
      `SELECT quote_ident(attname) AS name FROM pg_attribute WHERE attrelid = $1::regclass AND attnum > 0 AND NOT attisdropped
         AND has_column_privilege($2, $1::regclass, attname, $3) AND has_schema_privilege($2, split_part($4, '.', 1), 'USAGE')`,
      [table, `kluis_${login}`, privilege, table],
    );
    return rows.map(({ name }) => name);
  };
  const digestOf = (text: string): string => createHash('sha256').update(text).digest('hex').slice(0, 32);
  const outcomeOf = (login: Login, claim: Claim, statement: string, values: unknown[]): Promise<string> =>
    as(login, claim, (client) => client.query({ name: digestOf(statement), text: statement, values })).then(
      ({ rowCount }) => (rowCount === 0 ? 'nothing' : 'written'),
      (thrown: unknown) => (thrown as { code: string }).code,
    );

  test.each(LOGINS)(
    'D2 a role that is claimed and not held adds nothing and changes nothing, with %s',
    async (login) => {
      const written = new Set<string>();
      let attempts = 0;
      for (const [turn, table] of tables.entries()) {
        const added = OPEN_TO_WRITE.includes(table) ? [] : await columnsOf(login, table, 'INSERT');
        const changed = await columnsOf(login, table, 'UPDATE');
        const { rows } = await house.admin.query<{ row: object }>(`SELECT to_jsonb(t) AS row FROM ${table} t LIMIT 1`);
        const copy = `INSERT INTO ${table} (${added.join()}) SELECT ${added.join()} FROM jsonb_populate_record(NULL::${table}, $1)`;
        const touch = `UPDATE ${table} SET ${changed.map((column) => `${column} = ${column}`).join()}`;
        for (const claim of someClaims(turn)) {
          if (added.length > 0 && (await outcomeOf(login, claim, copy, [rows[0]?.row])) !== '42501')
            written.add(`a new ${table}`);
          if (changed.length > 0 && (await outcomeOf(login, claim, touch, [])) === 'written') written.add(table);
          attempts += added.length + changed.length;
        }
      }
      expect([...written]).toEqual([]);
      expect(attempts > 0).toBe(login !== 'trail');
    },
  );

  test.each(LOGINS)('D2 without any session there is nothing to see, for %s', async (login) => {
    const client = connections.get(login);
    const seen: string[] = [];
    for (const table of await readable(login)) {
      const answer = await client?.query<{ any: boolean }>(`SELECT EXISTS (SELECT 1 FROM ${table}) AS any`);
      if (answer?.rows[0]?.any === true) seen.push(table);
    }
    expect(seen.filter((table) => login !== 'jobs' || !OF_THE_JOBS.includes(table))).toEqual([]);
  });

  test('D2 a session that names no account is an error, never somebody', async () => {
    const nobody = { account: "x'; --", role: 'company-doctor' };
    await expect(as('medical', nobody, (client) => client.query('SELECT 1 FROM medical.piece'))).rejects.toThrow(
      'uuid',
    );
  });
});
