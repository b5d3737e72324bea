import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { LOGINS, type Login } from '../../src/platform/stores/logins.js';
import { Stores } from '../../src/platform/stores/stores.js';
import { Cast } from '../cast.js';
import { ask } from '../harness/http.js';
import { asLogin } from '../harness/raw-client.js';
import { runningService, type RunningService } from '../harness/service.js';

/** The store of each login; the facts of `access` are looked up by all. */
const OWN: Readonly<Record<Login, string>> = {
  desk: 'desk',
  employer: 'employer',
  employee: 'employee',
  medical: 'medical',
  trail: 'trail',
  scribe: 'none',
  jobs: 'jobs',
};
/** Where a login reads beyond its own store: ids, codes and dates that it needs, row by row under its own policy. */
const READS_BESIDES: Partial<Readonly<Record<Login, readonly string[]>>> = {
  // C11 — who wrote what leaves the house, by name.
  medical: ['desk.verdict_question', 'desk.examination', 'desk.account_name'],
  employer: ['desk.idempotency'],
  // D12 — of the letter box to the doctor, the ids that its own act has just put in.
  employee: ['desk.idempotency', 'medical.health_message'],
  // S12 — of working notes whose time is over or nearly so; D1 — of whom a job asks whether it is one person, digests and ids;
  // S14 — of what was asked of a doctor whose role ended since; V3 — of proposals that fell.
  jobs: [
    ...['employee.likeness', 'desk.earlier_dossier'],
    // V10 — of which quarters a figure was counted.
    'employer.group_figure',
    ...['desk.verdict_question', 'desk.question_closing', 'desk.examination', 'desk.examination_closing'],
    ...['medical.working_note', 'medical.working_note_end'],
    ...['medical.proposal', 'medical.proposal_end', 'medical.proposal_fall'],
    ...['medical.consultation', 'medical.second_opinion', 'medical.second_opinion_piece'],
    // D1 — of copies for a second doctor, which are over.
    // C11 — of packages that nobody can collect any more.
    ...['medical.package', 'medical.package_chunk', 'medical.package_end', 'medical.disclosure_package'],
    ...['medical.disclosure_collection', 'medical.disclosure_withdrawal', 'medical.consent_withdrawal'],
    // C17 — of requests that wait or came to nothing.
    ...[
      'medical.disclosure_request',
      'medical.disclosure_round',
      'medical.disclosure_decision',
      'medical.disclosure_told',
    ],
    ...['medical.piece_move', 'medical.piece_move_copy', 'medical.piece_move_end', 'medical.piece_move_fall'],
  ],
};
/** Of which the desk alone reads the digest of a code; S7 — who posts the letter has its address in the employee store. */
const INVITATIONS = 'access.invitation';
/**
 * What is ever deleted, each under a policy that says which rows: by the jobs, unread, kept receipts that are a day old, files
 * that became no piece within a day (D1), packages that nobody can collect any more (C11) and working notes whose time is over (S12), and what a second doctor is shown no more (S14); by its author a working note (S12); what
 * was moved to the doctor, in the act that moved it (D12); what a second doctor was shown, in what ends it (S14); a misfiled piece with its files
 * and an entry that held nothing else, in the act that moved it, and what was kept of what somebody said of it, once it is there again (D1, I4).
 */
const DELETES: Partial<Readonly<Record<Login, readonly string[]>>> = {
  jobs: [
    ...['desk.idempotency', 'medical.document_file', 'medical.idempotency', 'medical.package_chunk'],
    ...['medical.piece_move_copy', 'medical.second_opinion_piece', 'medical.working_note'],
  ],
  medical: [
    ...['medical.document_file', 'medical.entry', 'medical.piece', 'medical.piece_move_copy'],
    ...['medical.said_of_moved_piece', 'medical.second_opinion_piece', 'medical.working_note'],
  ],
  // I10 — what an employee takes back of his own contact data is gone.
  employee: ['employee.message', 'employee.private_contact'],
};

describe('the stores', () => {
  let service: RunningService;
  let cast: Cast;
  let tables: string[];

  beforeAll(async () => {
    service = await runningService();
    cast = await Cast.of(service);
    const rows = await cast.sql<{ name: string }>(
      `SELECT format('%I.%I', n.nspname, c.relname) AS name FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
       WHERE c.relkind IN ('r', 'p') AND n.nspname !~ '^(pg_|information_schema|public|platform)' ORDER BY 1`,
    );
    tables = rows.map(({ name }) => name);
  });
  afterAll(async () => {
    await cast.close();
    await service.stop();
  });

  /** 'done', or PostgreSQL's code of the refusal. */
  const outcome = (login: Login, statement: string): Promise<string> =>
    asLogin(service.databases, login, (client) => client.query(statement)).then(
      () => 'done',
      (thrown: unknown) => (thrown as { code: string }).code,
    );

  test.each(LOGINS)('D2 the credential of %s opens its own store and no other', async (login) => {
    const mayRead = (table: string): boolean => {
      const schema = table.split('.')[0] ?? '';
      if (table === INVITATIONS) return login === 'desk' || login === 'employee';
      return schema === 'access' || schema === OWN[login] || READS_BESIDES[login]?.includes(table) === true;
    };
    const readable = await asLogin(service.databases, login, async (client) => {
      const read: string[] = [];
      for (const table of tables) {
        await client.query(`SELECT 1 FROM ${table} LIMIT 1`).then(
          () => read.push(table),
          () => undefined,
        );
      }
      return read;
    });
    expect(tables.length).toBeGreaterThan(30);
    expect(readable.filter((table) => !mayRead(table))).toEqual([]);
    // The promise is not kept by refusing everything.
    expect(readable.filter((table) => table.startsWith(`${OWN[login]}.`)).length > 0).toBe(OWN[login] !== 'none');
  });

  test.each(LOGINS)('D2 %s can become no other login, make nothing, and lift nothing', async (login) => {
    const refusals = await Promise.all([
      ...LOGINS.filter((other) => other !== login).map((other) => outcome(login, `SET ROLE kluis_${other}`)),
      outcome(login, 'SET ROLE kluis_owner'),
      outcome(login, 'SET SESSION AUTHORIZATION postgres'),
      outcome(login, 'CREATE TABLE public.mine (id integer)'),
      outcome(login, 'CREATE SCHEMA mine'),
      outcome(login, 'CREATE TEMPORARY TABLE mine (id integer)'),
      outcome(login, 'ALTER TABLE access.role DISABLE ROW LEVEL SECURITY'),
      outcome(login, `ALTER ROLE kluis_${login} BYPASSRLS`),
      outcome(login, "COPY access.account TO '/tmp/accounts'"),
      outcome(login, "SELECT pg_read_file('postgresql.conf')"),
    ]);
    expect(new Set(refusals)).toEqual(new Set(['42501']));
  });

  test.each(LOGINS)('D2 %s gets an error and not the rows when it switches row security off', async (login) => {
    const statement = 'SET row_security = off; SELECT 1 FROM access.role';
    expect(await outcome(login, statement)).toBe('42501');
  });

  test.each(LOGINS)('A2 %s can change, delete or empty no line of the trail', async (login) => {
    const attempts = ['trail.line', 'trail.attempt'].flatMap((table) => [
      `UPDATE ${table} SET source = 'me'`,
      `DELETE FROM ${table}`,
      `TRUNCATE ${table}`,
      `BEGIN; LOCK TABLE ${table} IN EXCLUSIVE MODE`,
    ]);
    expect(new Set(await Promise.all(attempts.map((attempt) => outcome(login, attempt))))).toEqual(new Set(['42501']));
  });

  test('A2 the owner of the trail changes nothing either, short of taking it apart', async () => {
    await cast.sql(`INSERT INTO trail.line (at, request_id, action, kind, outcome, status, source, route)
      VALUES (now(), gen_random_uuid(), 'read', 'None', 'allowed', 200, 'test', 'test')`);
    const changed = await asLogin(service.databases, 'owner', async (client) => [
      (await client.query("UPDATE trail.line SET source = 'me'")).rowCount,
      (await client.query('DELETE FROM trail.line')).rowCount,
    ]);
    expect(changed).toEqual([0, 0]);
  });

  test('D2 no login empties a table, deletes but what is swept, or changes what it may not read', async () => {
    const rows = await cast.sql<{ login: string; privilege: string; name: string }>(
      `SELECT r.rolname AS login, p.privilege, t.name
       FROM unnest($1::text[]) AS t (name), unnest($2::text[]) AS r (rolname),
            unnest(ARRAY['UPDATE', 'DELETE', 'TRUNCATE', 'TRIGGER', 'REFERENCES']) AS p (privilege)
       WHERE t.name NOT LIKE 'jobs.%' AND has_table_privilege(r.rolname, t.name, p.privilege)`,
      [tables, LOGINS.map((login) => `kluis_${login}`)],
    );
    expect(rows.filter(({ privilege }) => privilege !== 'DELETE')).toEqual([]);
    for (const login of LOGINS) {
      const deleted = rows.filter((row) => row.login === `kluis_${login}`).map(({ name }) => name);
      expect([login, deleted.toSorted()]).toEqual([login, DELETES[login] ?? []]);
    }
  });

  test('D2 what a request sets of its session is gone from the pooled connection', async () => {
    const vos = await cast.person('dr-vos', { roles: [{ role: 'company-doctor' }], registeredUntil: '2099-01-01' });
    const acme = await cast.employer('Acme');
    const { employeeId } = await cast.employee({ employerId: acme, doctorId: vos, absentSince: '2026-01-02' });
    const token = await cast.token('dr-vos');
    const paths = ['pieces', 'absences', 'verdicts', 'released-verdicts', 'responsibilities'];
    const asked = Array.from({ length: 40 }, (_, i) => {
      const path = paths[i % paths.length] ?? '';
      const purpose = path === 'responsibilities' ? 'statutory-duty' : 'absence-guidance';
      return ask(`${service.url}/v1/employees/${employeeId}/${path}`, { token, headers: { purpose } });
    });
    expect(new Set((await Promise.all(asked)).map(({ status }) => status))).toEqual(new Set([200]));
    const left =
      "SELECT concat_ws(' ', current_setting('kluis.account', true), current_setting('kluis.role', true), current_setting('kluis.purpose', true)) AS left, pg_sleep(0.02)";
    for (const login of LOGINS) {
      const pool = service.app.get(Stores).pool(login);
      const all = await Promise.all(Array.from({ length: pool.options.max }, () => pool.query<{ left: string }>(left)));
      expect([login, ...new Set(all.flatMap(({ rows }) => rows.map((row) => row.left.trim())))]).toEqual([login, '']);
    }
  });
});
