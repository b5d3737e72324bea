import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type pg from 'pg';
import type { Login } from '../../src/platform/stores/prepare/logins.js';
import { asLogin } from '../harness/raw-client.js';
import { consentTo } from '../stories/consent-steps.js';
import { medicalWorld, type MedicalWorld } from '../stories/medical-world.js';
import { SendingSteps } from '../stories/sending-steps.js';
import { CHECKED, REFUSED, type Statement } from './staff-database.js';

const TABLES = [
  'package',
  'package_chunk',
  'package_end',
  'disclosure_package',
  'disclosure_release',
  'disclosure_collection',
  'wrong_code',
];
const COLLECT = `
  INSERT INTO medical.disclosure_collection (package_id, release_id, request_id, employee_id, held_until)
  SELECT package_id, id, request_id, employee_id, platform.clock() FROM medical.disclosure_release`;
const PACKAGE = `
  INSERT INTO medical.package (id, employee_id, bytes, digest, made_by) VALUES ($1, $2, 1, decode(repeat('00', 32), 'hex'), $3)`;
const CHUNK = "INSERT INTO medical.package_chunk (package_id, employee_id, number, sealed) VALUES ($1, $2, 1, '\\x00')";

interface Sent {
  readonly id: string;
  readonly consentId: string;
  readonly packageId: string;
  readonly link: string;
}

describe('the database alone, about what leaves the house', () => {
  let world: MedicalWorld;
  let steps: SendingSteps;
  let jan: string;
  let piece: string;
  let smit: string;
  beforeAll(async () => {
    world = await medicalWorld();
    steps = new SendingSteps(world);
    jan = await world.patient('jan');
    piece = await world.recorded(jan);
    const [row] = await world.cast.sql<{ id: string }>("SELECT id FROM access.account WHERE subject = 'dr-smit'");
    smit = row?.id ?? '';
  });
  afterAll(() => world.stop());

  const within = (
    login: Login,
    session: Readonly<Record<string, string>>,
    ...statements: readonly Statement[]
  ): Promise<unknown> =>
    asLogin(world.service.databases, login, async (client) => {
      await client.query('BEGIN');
      for (const [name, value] of Object.entries(session)) {
        await client.query('SELECT set_config($1, $2, true)', [`kluis.${name}`, value]);
      }
      let rows: pg.QueryResultRow[] = [];
      try {
        for (const [text, ...values] of statements) ({ rows } = await client.query<pg.QueryResultRow>(text, values));
        await client.query('COMMIT');
        return rows;
      } catch (thrown) {
        return (thrown as { code?: string }).code;
      }
    });
  const counts: Statement = [
    `SELECT ${TABLES.map((table) => `(SELECT count(*)::int FROM medical.${table}) AS ${table}`).join(', ')}`,
  ];
  const account = (accountId: string, role: string): Record<string, string> => ({ account: accountId, role });
  const sent = async (): Promise<Sent> => {
    const consentId = await steps.consents.signed('jan', jan, consentTo([piece]));
    const { body } = await steps.record('dr-vos', jan, await steps.body(consentId, [piece]));
    const id = String(body['disclosureRequestId']);
    expect((await steps.decide('dr-vos', id)).status).toBe(201);
    const packageId = String((await steps.sign('dr-vos', id)).body['packageId']);
    const { path } = await steps.given(id);
    return { id, consentId, packageId, link: path.slice(path.lastIndexOf('/') + 1) };
  };
  const none = Object.fromEntries(TABLES.map((table) => [table, 0]));

  test('C11 shows somebody without an account what his link is for, and nothing without it', async () => {
    await sent();
    const { packageId, link } = await sent();
    const one = { ...none, package: 1, package_chunk: 1, disclosure_package: 1, disclosure_release: 1 };
    expect(await within('medical', { link }, counts)).toEqual([one]);
    expect(await within('medical', { link }, ['SELECT id FROM medical.package'])).toEqual([{ id: packageId }]);
    for (const other of ['', 'a'.repeat(64), link.toUpperCase(), `${link} `]) {
      expect([other, await within('medical', { link: other }, counts)]).toEqual([other, [none]]);
    }
    // Whoever has an account is shown what is his: a link adds nothing.
    const doctor = account(smit, 'company-doctor');
    expect(await within('medical', { ...doctor, link }, counts)).toEqual([none]);
    const seen = await within('medical', { link }, [
      'SELECT (SELECT count(*)::int FROM medical.piece) + (SELECT count(*)::int FROM medical.disclosure_request) AS count',
    ]);
    expect(seen).toEqual([{ count: 0 }]);
  });

  test('C3, C11 lets nobody collect what was taken back, withdrawn or lapsed, nor twice', async () => {
    const [recalled, withdrawn, lapsed, good] = [await sent(), await sent(), await sent(), await sent()];
    await steps.consents.withdraw('jan', recalled.consentId);
    await steps.withdraw('dr-vos', withdrawn.id);
    await world.cast.sql(
      'UPDATE medical.disclosure_package SET collect_until = platform.today() - 1 WHERE package_id = $1',
      [lapsed.packageId],
    );
    for (const { link } of [recalled, withdrawn, lapsed]) {
      expect(await within('medical', { link }, [COLLECT])).toBe(REFUSED);
    }
    expect(await within('medical', { link: good.link }, [COLLECT])).toEqual([]);
    expect(await within('medical', { link: good.link }, [COLLECT])).toBe('23505');
  });

  test('C11 counts ten wrong codes of a link and no more', async () => {
    const { link } = await sent();
    const wrong = (number: number): Statement => [
      'INSERT INTO medical.wrong_code (release_id, employee_id, number) SELECT id, employee_id, $1 FROM medical.disclosure_release',
      number,
    ];
    expect(await within('medical', { link }, ...Array.from({ length: 10 }, (_, at) => wrong(at + 1)))).toEqual([]);
    expect(await within('medical', { link }, wrong(11))).toBe(CHECKED);
    expect(await within('medical', {}, wrong(1))).toEqual([]);
  });

  test('C10 takes a package from the dossier doctor in his own right alone, and no chunk once it is there', async () => {
    const { packageId } = await sent();
    const adding = (by: string, id = randomUUID()): Statement[] => [
      [CHUNK, id, jan],
      [PACKAGE, id, jan, by],
    ];
    const vos = account(world.vos, 'company-doctor');
    expect(await within('medical', vos, ...adding(world.vos))).toEqual([]);
    expect(await within('medical', vos, ...adding(smit))).toBe(REFUSED);
    expect(await within('medical', vos, [CHUNK.replace(', 1,', ', 2,'), packageId, jan])).toBe(REFUSED);
    for (const session of [
      account(smit, 'company-doctor'),
      account(world.anna, 'medical-assistant'),
      account(world.vos, 'doctor-in-training'),
      {},
    ]) {
      expect([session, await within('medical', session, ...adding(world.vos))]).toEqual([session, REFUSED]);
    }
  });

  test('C11 changes nothing of what was signed, and releases nothing that was taken back', async () => {
    const { id, consentId, packageId } = await sent();
    const vos = account(world.vos, 'company-doctor');
    for (const table of TABLES.slice(0, 4)) {
      for (const change of [`DELETE FROM medical.${table}`, `UPDATE medical.${table} SET employee_id = employee_id`]) {
        expect([change, await within('medical', vos, [change])]).toEqual([change, REFUSED]);
      }
    }
    await steps.consents.withdraw('jan', consentId);
    const released = await within(
      'medical',
      vos,
      ['UPDATE medical.disclosure_release SET replaced_at = platform.clock() WHERE package_id = $1', packageId],
      [
        `INSERT INTO medical.disclosure_release (id, package_id, request_id, employee_id, link, code, released_by)
         VALUES (gen_random_uuid(), $1, $2, $3, sha256('one'), sha256('two'), $4)`,
        ...[packageId, id, jan, world.vos],
      ],
    );
    expect(released).toBe(REFUSED);
  });

  test('R7 lets the job end what nobody can collect any more, and shows it no byte of any', async () => {
    const { packageId } = await sent();
    const over = await sent();
    await steps.withdraw('dr-vos', over.id);
    const end = (one: string): Statement => [
      'INSERT INTO medical.package_end (package_id, employee_id) VALUES ($1, $2)',
      one,
      jan,
    ];
    const remove = (one: string): Statement => [
      'WITH gone AS (DELETE FROM medical.package_chunk WHERE package_id = $1 RETURNING number) SELECT count(*)::int FROM gone',
      one,
    ];
    expect(await within('jobs', {}, ['SELECT sealed FROM medical.package_chunk'])).toBe(REFUSED);
    expect(await within('jobs', {}, end(packageId))).toBe(REFUSED);
    expect(await within('jobs', {}, remove(packageId))).toEqual([{ count: 0 }]);
    expect(await within('jobs', {}, end(over.packageId), remove(over.packageId))).toEqual([{ count: 1 }]);
  });
});
