import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { REFUSED, type Claim, type Step } from './raw-sessions.js';
import { verdictDatabase, type VerdictDatabase } from './verdict-database.js';

const STATE = `
  INSERT INTO medical.statement (id, piece_id, version, employee_id, sealed, made_by) VALUES ($1, $2, 1, $3, '\\x00', $4)`;
const ASK = `
  INSERT INTO medical.correction_request (id, piece_id, version, employee_id, sealed, asked_by)
  VALUES ($1, $2, 1, $3, '\\x00', $4)`;
const DECLINE = `
  INSERT INTO medical.correction_answer (request_id, piece_id, employee_id, outcome, answered_by)
  VALUES ($1, $2, $3, 'declined', $4)`;
const SAY_WHY = `
  INSERT INTO medical.correction_reason (request_id, piece_id, employee_id, sealed) VALUES ($1, $2, $3, '\\x00')`;
const AMEND = DECLINE.replace('outcome, answered', 'outcome, amended_to, answered').replace(
  "'declined'",
  "'amended', 1",
);

describe('the database alone, about what the employee says', () => {
  let database: VerdictDatabase;
  let vos: string;
  let anna: string;
  let himself: string;
  let jan: string;
  const pieceId = randomUUID();
  const requestId = randomUUID();
  let asEmployee: Claim;
  let asDoctor: Claim;
  let asAssistant: Claim;
  beforeAll(async () => {
    database = await verdictDatabase();
    const { world } = database;
    ({ vos, anna } = world);
    jan = (await world.absentee()).employeeId;
    himself = await world.cast.person('himself', { kind: 'employee', roles: [{ role: 'employee' }] });
    await world.cast.sql('UPDATE access.employee SET person_account_id = $2 WHERE id = $1', [jan, himself]);
    await world.cast.delegation(vos, anna, jan, ['read', 'record', 'amend']);
    [asEmployee, asDoctor, asAssistant] = [
      [himself, 'employee'],
      [vos, 'company-doctor'],
      [anna, 'medical-assistant'],
    ];
    const entryId = randomUUID();
    await world.cast.sql(
      `WITH e AS (INSERT INTO medical.entry (id, employee_id, entry_on, author_id, responsible_doctor_id)
                  VALUES ($1, $2, '2026-01-01', $4, $4)),
            p AS (INSERT INTO medical.piece (id, entry_id, employee_id, item) VALUES ($3, $1, $2, 'M35'))
       INSERT INTO medical.piece_version (piece_id, version, employee_id, sealed, author_id, responsible_doctor_id, recorded_at)
       VALUES ($3, 1, $2, '\\x00', $4, $4, '2026-01-01')`,
      [entryId, jan, pieceId, vos],
    );
  });
  afterAll(() => database.world.stop());

  test('I10 only the employee states and asks, in his own name and about his own dossier', async () => {
    const { outcome, world } = database;
    for (const statement of [STATE, ASK]) {
      const values = (by: string, employee = jan): unknown[] => [randomUUID(), pieceId, employee, by];
      expect(await outcome('medical', asDoctor, [statement, values(vos)])).toBe(REFUSED);
      expect(await outcome('medical', asAssistant, [statement, values(anna)])).toBe(REFUSED);
      expect(await outcome('medical', asEmployee, [statement, values(vos)])).toBe(REFUSED);
      const other = (await world.absentee()).employeeId;
      expect(await outcome('medical', asEmployee, [statement, values(himself, other)])).toBe(REFUSED);
    }
    expect(await outcome('medical', asEmployee, [STATE, [randomUUID(), pieceId, jan, himself]])).toBe('done');
    expect(await outcome('medical', asEmployee, [ASK, [requestId, pieceId, jan, himself]])).toBe('done');
  });

  test('I4 nobody changes or removes a statement, a request or an answer, in whichever role', async () => {
    for (const claim of [asEmployee, asDoctor, asAssistant]) {
      for (const login of ['medical', 'desk', 'employer', 'employee', 'jobs', 'trail'] as const) {
        for (const table of ['statement', 'correction_request', 'correction_answer', 'correction_reason']) {
          for (const act of [`UPDATE medical.${table} SET employee_id = employee_id`, `DELETE FROM medical.${table}`]) {
            expect(await database.outcome(login, claim, [act, []])).toBe(REFUSED);
          }
        }
      }
    }
  });

  test('S11 the dossier doctor alone answers, and amended means amended in that same act', async () => {
    const { outcome, rows } = database;
    for (const [claim, by] of [
      [asEmployee, himself],
      [asAssistant, anna],
      [asDoctor, anna],
    ] as const) {
      expect(await outcome('medical', claim, [DECLINE, [requestId, pieceId, jan, by]])).toBe(REFUSED);
    }
    expect(await outcome('medical', asDoctor, [AMEND, [requestId, pieceId, jan, vos]])).toBe(REFUSED);
    const declining: Step = [DECLINE, [requestId, pieceId, jan, vos]];
    const saying: Step = [SAY_WHY, [requestId, pieceId, jan]];
    expect(await outcome('medical', asDoctor, declining, saying)).toBe('done');
    expect(await outcome('medical', asDoctor, saying)).toBe(REFUSED);
    expect(await rows('medical', asAssistant, 'SELECT 1 FROM medical.correction_request', [])).toBe(0);
    expect(await rows('medical', asAssistant, 'SELECT 1 FROM medical.statement', [])).toBe(1);
    expect(await rows('medical', asEmployee, 'SELECT 1 FROM medical.correction_answer', [])).toBe(1);
  });

  test('I1 while a piece is withheld no query shows the employee why his request about it was answered so', async () => {
    const { rows, world } = database;
    const seen = async (table: string): Promise<unknown[]> =>
      Promise.all([asEmployee, asDoctor].map((who) => rows('medical', who, `SELECT 1 FROM medical.${table}`, [])));
    expect(await seen('correction_reason')).toEqual([1, 1]);
    await world.cast.sql(
      `INSERT INTO medical.withholding (piece_id, employee_id, ground, withheld_by) VALUES ($1, $2, 'privacy-of-another', $3)`,
      [pieceId, jan, vos],
    );
    expect(await seen('correction_reason')).toEqual([0, 1]);
    expect(await seen('correction_answer')).toEqual([1, 1]);
  });
});
