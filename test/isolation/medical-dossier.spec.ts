import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { asLogin } from '../harness/raw-client.js';
import { NO_SUCH, REFUSED, type Claim, type Step } from './raw-sessions.js';
import { verdictDatabase, type VerdictDatabase } from './verdict-database.js';

const ENTRY = `
  INSERT INTO medical.entry (id, employee_id, entry_on, author_id, responsible_doctor_id)
  VALUES ($1, $2, platform.today() + $3::integer, $4, $5)`;
const PIECE = "INSERT INTO medical.piece (id, entry_id, employee_id, item, version) VALUES ($1, $2, $3, 'M35', $4)";
const VERSION = `
  INSERT INTO medical.piece_version (piece_id, version, employee_id, sealed, author_id, responsible_doctor_id)
  VALUES ($1, $2, $3, '\\x00', $4, $5)`;
const RAISE = 'UPDATE medical.piece SET version = version + $2 WHERE id = $1';

describe('the database alone, about the medical dossier', () => {
  let database: VerdictDatabase;
  let vos: string;
  let anna: string;
  let asDoctor: Claim;
  let asAssistant: Claim;
  beforeAll(async () => {
    database = await verdictDatabase();
    ({ vos, anna } = database.world);
    asDoctor = [vos, 'company-doctor'];
    asAssistant = [anna, 'medical-assistant'];
  });
  afterAll(() => database.world.stop());

  interface Entry {
    readonly employeeId: string;
    readonly entryId: string;
    readonly pieceId: string;
  }
  const entry = (employeeId: string): Entry => ({ employeeId, entryId: randomUUID(), pieceId: randomUUID() });
  const recording = ({ employeeId, entryId, pieceId }: Entry, author = vos, doctor = vos): Step[] => [
    [ENTRY, [entryId, employeeId, 0, author, doctor]],
    [PIECE, [pieceId, entryId, employeeId, 1]],
    [VERSION, [pieceId, 1, employeeId, author, doctor]],
  ];
  const patient = async (): Promise<string> => (await database.world.absentee()).employeeId;

  test('S1 the dossier doctor alone records, in his own name, about no day to come', async () => {
    const { outcome, accountOf, world } = database;
    const jan = await patient();
    const smit = await accountOf('dr-smit');
    expect(await outcome('medical', asDoctor, ...recording(entry(jan)))).toBe('done');
    expect(await outcome('medical', [smit, 'company-doctor'], ...recording(entry(jan), smit, smit))).toBe(REFUSED);
    expect(await outcome('medical', asDoctor, ...recording(entry(jan), smit))).toBe(REFUSED);
    expect(await outcome('medical', asDoctor, ...recording(entry(jan), vos, smit))).toBe(REFUSED);
    expect(await outcome('medical', asAssistant, ...recording(entry(jan), anna))).toBe(REFUSED);
    expect(await outcome('medical', asDoctor, [ENTRY, [randomUUID(), jan, 1, vos, vos]])).toBe(REFUSED);
    const employee: Claim = [
      await world.cast.person('himself', { kind: 'employee', roles: [{ role: 'employee' }] }),
      'employee',
    ];
    await world.cast.sql('UPDATE access.employee SET person_account_id = $2 WHERE id = $1', [jan, employee[0]]);
    expect(await outcome('medical', employee, ...recording(entry(jan), employee[0]))).toBe(REFUSED);
  });

  test('S1 a session that says which dossier it lists is asked about that one once, and opens by that neither it nor another', async () => {
    const { outcome, accountOf, world } = database;
    const [jan, piet] = [await patient(), await patient()];
    for (const one of [jan, piet]) expect(await outcome('medical', asDoctor, ...recording(entry(one)))).toBe('done');
    const seen = async (claim: Claim, listed: string, of: string): Promise<readonly number[]> =>
      asLogin(world.service.databases, 'medical', async (client) => {
        await client.query('BEGIN');
        const settings = { account: claim?.[0] ?? '', role: claim?.[1] ?? '', dossier: listed };
        for (const [name, value] of Object.entries(settings)) {
          await client.query('SELECT set_config($1, $2, true)', [`kluis.${name}`, value]);
        }
        const found: number[] = [];
        for (const table of ['entry', 'piece', 'piece_version']) {
          found.push((await client.query(`SELECT 1 FROM medical.${table} WHERE employee_id = $1`, [of])).rows.length);
        }
        await client.query('ROLLBACK');
        return found;
      });
    for (const listed of [jan, piet, '', randomUUID()]) {
      expect([listed, await seen(asDoctor, listed, jan)]).toEqual([listed, [1, 1, 1]]);
      for (const claim of [
        asAssistant,
        [await accountOf('dr-smit'), 'company-doctor'],
        [vos, 'case-manager'],
        null,
      ] as Claim[]) {
        expect([claim, await seen(claim, listed, jan)]).toEqual([claim, [0, 0, 0]]);
      }
    }
    await world.cast.delegation(vos, anna, jan, ['read']);
    for (const listed of [jan, piet]) {
      expect([listed, await seen(asAssistant, listed, jan)]).toEqual([listed, [1, 1, 1]]);
      expect([listed, await seen(asAssistant, listed, piet)]).toEqual([listed, [0, 0, 0]]);
    }
  });

  test('S11 an assistant does what was delegated, and names the dossier doctor', async () => {
    const { outcome, rows, world } = database;
    const jan = await patient();
    await world.cast.delegation(vos, anna, jan, ['record']);
    const made = entry(jan);
    expect(await outcome('medical', asAssistant, ...recording(entry(jan), anna, anna))).toBe(REFUSED);
    expect(await outcome('medical', asAssistant, ...recording(made, anna))).toBe('done');
    expect(
      await rows('medical', asAssistant, 'SELECT 1 FROM medical.piece_version WHERE employee_id = $1', [jan]),
    ).toBe(0);
    await world.cast.delegation(vos, anna, jan, ['read']);
    expect(
      await rows('medical', asAssistant, 'SELECT 1 FROM medical.piece_version WHERE employee_id = $1', [jan]),
    ).toBe(1);
    expect(await outcome('medical', asAssistant, [VERSION, [made.pieceId, 2, jan, anna, vos]])).toBe(REFUSED);
  });

  test('S1 nothing of one dossier hangs on a row of another', async () => {
    const { outcome, world } = database;
    const jan = entry(await patient());
    const piet = entry(await patient());
    expect(await outcome('medical', asDoctor, ...recording(jan), ...recording(piet))).toBe('done');
    expect(await outcome('medical', asDoctor, [PIECE, [randomUUID(), jan.entryId, piet.employeeId, 1]])).toBe(NO_SUCH);
    expect(await outcome('medical', asDoctor, [VERSION, [jan.pieceId, 2, piet.employeeId, vos, vos]])).toBe(REFUSED);
    const next = await world.cast.person('dr-next', {
      roles: [{ role: 'company-doctor' }],
      registeredUntil: '2099-01-01',
    });
    await world.cast.responsibility(piet.employeeId, next);
    expect(
      await outcome('medical', [next, 'company-doctor'], [VERSION, [jan.pieceId, 2, piet.employeeId, next, next]]),
    ).toBe(REFUSED);
  });

  test('I4 a correction adds a version and takes none away', async () => {
    const { outcome } = database;
    const jan = entry(await patient());
    expect(await outcome('medical', asDoctor, ...recording(jan))).toBe('done');
    const version = (number: number): Step => [VERSION, [jan.pieceId, number, jan.employeeId, vos, vos]];
    expect(await outcome('medical', asDoctor, [RAISE, [jan.pieceId, 1]])).toBe(NO_SUCH);
    expect(await outcome('medical', asDoctor, version(2))).toBe(REFUSED);
    expect(await outcome('medical', asDoctor, [RAISE, [jan.pieceId, 1]], version(3))).toBe(REFUSED);
    expect(await outcome('medical', asDoctor, [RAISE, [jan.pieceId, 1]], version(2))).toBe('done');
    for (const statement of [
      'UPDATE medical.piece_version SET sealed = sealed',
      'DELETE FROM medical.piece_version',
      "UPDATE medical.piece SET item = 'M36'",
      'UPDATE medical.piece SET employee_id = employee_id',
    ]) {
      expect(await outcome('medical', asDoctor, [statement, []])).toBe(REFUSED);
    }
    // D1 — but for a piece that two doctors move, row by row.
    for (const table of ['piece', 'entry', 'document_file']) {
      const gone = `WITH gone AS (DELETE FROM medical.${table} RETURNING id) SELECT 1 FROM gone`;
      expect([table, await database.rows('medical', asDoctor, gone)]).toEqual([table, 0]);
    }
    const unwritten = entry(jan.employeeId);
    expect(await outcome('medical', asDoctor, ...recording(unwritten).slice(0, 2))).toBe(NO_SUCH);
  });

  test('D2 no other login opens the medical store, whoever it says it acts for', async () => {
    for (const login of ['desk', 'employer', 'employee', 'jobs'] as const) {
      for (const table of ['entry', 'piece', 'piece_version', 'verdict', 'verdict_release']) {
        expect(await database.outcome(login, asDoctor, [`SELECT 1 FROM medical.${table}`, []])).toBe(REFUSED);
      }
    }
  });
});
