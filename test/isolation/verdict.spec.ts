import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { KeptAnswersSweep } from '../../src/safeguards/access/kept-answers-sweep.js';
import { NO_SUCH, NONSENSE, REFUSED, TAKEN, type Claim, type Step } from './raw-sessions.js';
import { verdictDatabase, type VerdictDatabase } from './verdict-database.js';

const ISSUE = `
  INSERT INTO medical.verdict (id, question_id, employee_id, doctor_id, sealed, supersedes, issued_at, valid_until)
  VALUES ($1, $2, $3, $4, '\\x00', $5, platform.clock() + $6::interval, platform.today() + $7::integer)`;

describe('the database alone, about verdicts', () => {
  let database: VerdictDatabase;
  let asDoctor: Claim;
  beforeAll(async () => {
    database = await verdictDatabase();
    asDoctor = [database.world.vos, 'company-doctor'];
  });
  afterAll(() => database.world.stop());

  interface Change {
    readonly id?: string;
    readonly doctor?: string;
    readonly supersedes?: string;
    readonly at?: string;
    readonly valid?: number;
  }
  const issuing = (
    { questionId, employeeId }: { questionId: string; employeeId: string },
    change: Change = {},
  ): Step => {
    const { id = randomUUID(), doctor = database.world.vos, supersedes = null, at = '0', valid = null } = change;
    return [ISSUE, [id, questionId, employeeId, doctor, supersedes, at, valid]];
  };

  test('V3 the dossier doctor alone issues one, in his own name, now', async () => {
    const { world, outcome, accountOf } = database;
    const jan = await database.world.asked();
    const smit = await accountOf('dr-smit');
    await world.cast.delegation(world.vos, world.anna, jan.employeeId, ['read', 'record', 'amend']);
    expect(await outcome('medical', [smit, 'company-doctor'], issuing(jan, { doctor: smit }))).toBe(REFUSED);
    for (const role of ['medical-assistant', 'company-doctor']) {
      expect(await outcome('medical', [world.anna, role], issuing(jan, { doctor: world.anna }))).toBe(REFUSED);
      expect(await outcome('medical', [world.anna, role], issuing(jan))).toBe(REFUSED);
    }
    for (const change of [{ doctor: smit }, { at: '-1 day' }, { at: '1 day' }]) {
      expect(await outcome('medical', asDoctor, issuing(jan, change))).toBe(REFUSED);
    }
    expect(await outcome('medical', asDoctor, issuing(jan, { valid: -1 }))).toBe(NONSENSE);
    expect(await outcome('medical', asDoctor, issuing(jan, { valid: 0 }))).toBe('done');
  });

  test('V5 never with a last day so far off that it tells the expected duration', async () => {
    const { world, outcome } = database;
    const jan = await world.asked();
    expect(await outcome('medical', asDoctor, issuing(jan, { valid: 43 }))).toBe(REFUSED);
    await world.cast.sql("DELETE FROM access.policy_term WHERE name = 'verdict-validity'");
    expect(await outcome('medical', asDoctor, issuing(jan, { valid: 1 }))).toBe(REFUSED);
    await world.cast.sql("INSERT INTO access.policy_term VALUES ('verdict-validity', '42 days')");
    expect(await outcome('medical', asDoctor, issuing(jan, { valid: 42 }))).toBe('done');
  });

  test('V1 on an open question about that employee, under an agreement in force, while absent; V6 while employed', async () => {
    const { world, outcome } = database;
    const [jan, piet, kees] = [
      await database.world.asked(),
      await database.world.asked(),
      await database.world.asked(),
    ];
    expect(await outcome('medical', asDoctor, issuing({ ...jan, questionId: piet.questionId }))).toBe(REFUSED);
    expect(await outcome('medical', asDoctor, issuing({ ...jan, questionId: randomUUID() }))).toBe(REFUSED);
    await world.cast.sql('UPDATE desk.verdict_question SET closes_on = platform.today() - 1 WHERE id = $1', [
      jan.questionId,
    ]);
    expect(await outcome('medical', asDoctor, issuing(jan))).toBe(REFUSED);
    await world.cast.sql('UPDATE access.employment SET ends_on = platform.today() - 1 WHERE employee_id = $1', [
      piet.employeeId,
    ]);
    expect(await outcome('medical', asDoctor, issuing(piet))).toBe(REFUSED);
    await world.cast.sql('UPDATE access.agreement SET ends_on = platform.today() - 1 WHERE employer_id = $1', [
      world.acme,
    ]);
    expect(await outcome('medical', asDoctor, issuing(kees))).toBe(REFUSED);
    await world.cast.sql('UPDATE access.agreement SET ends_on = NULL WHERE employer_id = $1', [world.acme]);
    const recover = 'UPDATE access.absence SET recovered_on = $2::date WHERE employee_id = $1';
    await world.cast.sql(recover, [kees.employeeId, await world.day(0)]);
    expect(await outcome('medical', asDoctor, issuing(kees))).toBe(REFUSED);
    await world.cast.sql(recover, [kees.employeeId, await world.day(1)]);
    expect(await outcome('medical', asDoctor, issuing(kees))).toBe('done');
  });

  test('V3 in one chain a question, and what was issued stays as it is', async () => {
    const { outcome } = database;
    const [jan, piet] = [await database.world.asked(), await database.world.asked()];
    const [first, second] = [randomUUID(), randomUUID()];
    expect(await outcome('medical', asDoctor, issuing(jan, { id: first }))).toBe('done');
    expect(await outcome('medical', asDoctor, issuing(jan))).toBe(TAKEN);
    expect(await outcome('medical', asDoctor, issuing(piet, { supersedes: first }))).toBe(NO_SUCH);
    expect(await outcome('medical', asDoctor, issuing(jan, { supersedes: randomUUID() }))).toBe(NO_SUCH);
    expect(await outcome('medical', asDoctor, issuing(jan, { id: second, supersedes: second }))).toBe(NONSENSE);
    expect(await outcome('medical', asDoctor, issuing(jan, { id: second, supersedes: first }))).toBe('done');
    expect(await outcome('medical', asDoctor, issuing(jan, { supersedes: first }))).toBe(TAKEN);
    for (const statement of [
      'UPDATE medical.verdict SET sealed = sealed',
      'DELETE FROM medical.verdict',
      'UPDATE medical.verdict_release SET posted_on = posted_on',
      'DELETE FROM medical.verdict_release',
    ]) {
      expect(await outcome('medical', asDoctor, [statement, []])).toBe(REFUSED);
    }
  });

  test('S1 the medical login shows questions and verdicts to whom the dossier is open, and questions to no other circle', async () => {
    const { world, rows, accountOf, officer } = database;
    const { employeeId, questionId } = await database.world.asked('own-person');
    await world.as('dr-vos', `/questions/${questionId}/verdicts`, { body: { outcome: 'fit' } });
    const seen = async (claim: Claim): Promise<number[]> =>
      Promise.all(
        ['desk.verdict_question', 'medical.verdict', 'medical.verdict_release'].map((table) =>
          rows('medical', claim, `SELECT 1 FROM ${table} WHERE employee_id = $1`, [employeeId]),
        ),
      );
    expect(await seen(asDoctor)).toEqual([1, 1, 1]);
    expect(await seen([await accountOf('own-person'), 'employee'])).toEqual([0, 1, 1]);
    const strangers: Claim[] = [
      [officer, 'employer-officer'],
      [await accountOf('dr-smit'), 'company-doctor'],
      [world.anna, 'medical-assistant'],
      [await accountOf('cm-acme'), 'case-manager'],
      [officer, 'company-doctor'],
      null,
    ];
    for (const stranger of strangers) expect(await seen(stranger)).toEqual([0, 0, 0]);
    await world.cast.delegation(world.vos, world.anna, employeeId);
    expect(await seen([world.anna, 'medical-assistant'])).toEqual([1, 1, 1]);
  });

  test('D5 that something was recorded or answered shows in no store but the medical one', async () => {
    const { world, outcome, rows, officer } = database;
    const [pending, held] = [await world.asked(), await world.asked()];
    const headers = { 'idempotency-key': randomUUID() };
    await world.as('dr-vos', `/questions/${held.questionId}/verdicts`, { body: { outcome: 'fit' }, headers });
    await world.as('dr-vos', `/employees/${held.employeeId}/entries`, {
      body: { entryOn: '2026-01-02', pieces: [{ item: 'M35', text: 'x' }] },
      headers: { 'idempotency-key': randomUUID() },
    });
    const indexed = 'SELECT id FROM access.record WHERE employee_id = $1';
    for (const login of ['desk', 'employer', 'employee', 'jobs', 'trail'] as const) {
      const seen = async (employeeId: string): Promise<number> =>
        rows(login, [officer, 'employer-officer'], indexed, [employeeId]);
      expect([login, await seen(held.employeeId)]).toEqual([login, await seen(pending.employeeId)]);
    }
    expect(await rows('medical', asDoctor, indexed, [held.employeeId])).toBeGreaterThan(2);
    expect(await rows('desk', asDoctor, 'SELECT key FROM desk.idempotency')).toBe(0);
    expect(await rows('medical', asDoctor, 'SELECT key FROM medical.idempotency')).toBe(2);
    expect(
      await rows(
        'medical',
        [await database.accountOf('dr-smit'), 'company-doctor'],
        'SELECT key FROM medical.idempotency',
      ),
    ).toBe(0);
    expect(await outcome('jobs', null, ['SELECT 1 FROM medical.idempotency', []])).toBe(REFUSED);
    expect(await outcome('desk', asDoctor, ['SELECT 1 FROM medical.idempotency', []])).toBe(REFUSED);
    await world.service.app.get(KeptAnswersSweep).sweep();
    expect(await rows('medical', asDoctor, 'SELECT key FROM medical.idempotency')).toBe(2);
    await world.cast.sql("UPDATE medical.idempotency SET created_at = platform.clock() - interval '25 hours'");
    await world.service.app.get(KeptAnswersSweep).sweep();
    expect(await rows('medical', asDoctor, 'SELECT key FROM medical.idempotency')).toBe(0);
  });
});
