import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { QUESTION, type Absentee } from '../stories/verdict-world.js';
import { REFUSED, TAKEN, type Claim, type Step } from './raw-sessions.js';
import { verdictDatabase, type VerdictDatabase } from './verdict-database.js';

const ASK = `
  INSERT INTO desk.verdict_question (id, employer_id, employee_id, absence_id, question, round, asked_by, closes_on)
  SELECT $1, $2, $3, $4, 'fit-for-own-work', $5, $6, (platform.today() + $7::interval)::date`;
const LATER = randomUUID();
const NOTICE = 'INSERT INTO desk.notice (id, account_id, code, about) VALUES ($1, $2, $3, $4)';
const CLOSE = 'INSERT INTO desk.question_closing (question_id) VALUES ($1)';
const PAST = 'UPDATE desk.verdict_question SET closes_on = platform.today() - 1 WHERE employee_id = $1';

describe('the database alone, about questions', () => {
  let database: VerdictDatabase;
  let asOfficer: Claim;
  beforeAll(async () => {
    database = await verdictDatabase();
    asOfficer = [database.officer, 'employer-officer'];
  });
  afterAll(() => database.world.stop());

  interface Change {
    readonly employer?: string;
    readonly by?: string;
    readonly term?: string;
    readonly round?: number;
  }
  const asking = ({ employeeId, absenceId }: Absentee, change: Change = {}): Step => {
    const { employer = database.world.acme, by = database.officer, term = '6 weeks', round = 1 } = change;
    return [ASK, [randomUUID(), employer, employeeId, absenceId, round, by, term]];
  };

  test('V1 an employer asks about an employee of its own, in its own name, for the term of the policy', async () => {
    const { world, outcome, accountOf } = database;
    const jan = await world.absentee();
    const { absenceId } = await world.absentee();
    const refused = [
      asking(jan, { employer: world.globex }),
      asking({ ...jan, absenceId }),
      asking(jan, { by: world.vos }),
      asking(jan, { term: '5 weeks' }),
      asking(jan, { term: '7 weeks' }),
      asking(jan, { round: 2 }),
      asking(jan, { round: 0 }),
    ];
    for (const step of refused) expect(await outcome('desk', asOfficer, step)).toBe(REFUSED);
    expect(await outcome('desk', [database.officer, 'company-doctor'], asking(jan))).toBe(REFUSED);
    expect(await outcome('desk', [await accountOf('globex-hr'), 'employer-officer'], asking(jan))).toBe(REFUSED);
  });

  test('V1 an employer asks one round at a time', async () => {
    const { world, outcome } = database;
    const jan = await world.absentee();
    expect(await outcome('desk', asOfficer, asking(jan))).toBe('done');
    expect(await outcome('desk', asOfficer, asking(jan))).toBe(REFUSED);
    expect(await outcome('desk', asOfficer, asking(jan, { round: 2 }))).toBe(REFUSED);
    await world.cast.sql(PAST, [jan.employeeId]);
    expect(await outcome('desk', asOfficer, asking(jan))).toBe(REFUSED);
    expect(await outcome('desk', asOfficer, asking(jan, { round: 2 }))).toBe('done');
  });

  test.each([
    ['V1 once the absence ended', 'UPDATE access.absence SET recovered_on = platform.today() WHERE employee_id = $1'],
    [
      'V1 before the absence begins',
      'UPDATE access.absence SET first_day = platform.today() + 1 WHERE employee_id = $1',
    ],
    [
      'V6 once the employment ended',
      'UPDATE access.employment SET ends_on = platform.today() - 1 WHERE employee_id = $1',
    ],
    [
      'V6 before the employment begins',
      'UPDATE access.employment SET starts_on = platform.today() + 1 WHERE employee_id = $1',
    ],
    ['V6 where no employment is known', 'UPDATE access.employment SET employee_id = $2 WHERE employee_id = $1'],
    [
      'V6 by a later employment than the one the absence belongs to',
      `WITH ended AS (UPDATE access.employment SET ends_on = platform.today() - 1 WHERE employee_id = $1)
       INSERT INTO access.employment VALUES (gen_random_uuid(), $1, platform.today(), NULL)`,
    ],
  ])('%s an employer asks nothing', async (_, change) => {
    const { world, outcome } = database;
    const jan = await world.absentee();
    const { employeeId: another } = await world.absentee();
    expect(await outcome('desk', asOfficer, asking(jan))).toBe('done');
    await world.cast.sql(PAST, [jan.employeeId]);
    await world.cast.sql(change, change.includes('$2') ? [jan.employeeId, another] : [jan.employeeId]);
    expect(await outcome('desk', asOfficer, asking(jan, { round: 2 }))).toBe(REFUSED);
  });

  test('V6 a sick-pay risk agreed after the employment, or no more at its end, opens no question', async () => {
    const { world, outcome } = database;
    const jan = await world.absentee();
    await world.cast.sql('UPDATE access.employment SET ends_on = platform.today() - 2 WHERE employee_id = $1', [
      jan.employeeId,
    ]);
    const borne = async (before: boolean, until: number, later: boolean): Promise<string> => {
      await world.cast.sql(
        'UPDATE access.agreement SET bears_sick_pay_risk = $2, ends_on = platform.today() - $3::integer WHERE employer_id = $1',
        [world.acme, before, until],
      );
      await world.cast.sql(
        `INSERT INTO access.agreement SELECT $1, $2, '{absence-guidance}', platform.today() - $3::integer + 1, NULL, $4, 'current'`,
        [LATER, world.acme, until, later],
      );
      const asked = await outcome('desk', asOfficer, asking(jan));
      await world.cast.sql('DELETE FROM access.agreement WHERE id = $1', [LATER]);
      return asked;
    };
    expect(await borne(false, 2, true)).toBe(REFUSED);
    expect(await borne(false, 3, true)).toBe(REFUSED);
    expect(await borne(true, 3, false)).toBe(REFUSED);
    expect(await borne(true, 3, true)).toBe('done');
    await world.cast.sql(
      'UPDATE access.agreement SET bears_sick_pay_risk = false, ends_on = NULL WHERE employer_id = $1',
      [world.acme],
    );
  });

  test('V1 without an agreement in force for absence guidance an employer asks nothing', async () => {
    const { world, outcome } = database;
    const jan = await world.absentee();
    const agreement = async (change: string): Promise<string> => {
      await world.cast.sql(`UPDATE access.agreement SET ${change} WHERE employer_id = $1`, [world.acme]);
      return outcome('desk', asOfficer, asking(jan));
    };
    expect(await agreement("services = '{payroll}'")).toBe(REFUSED);
    expect(await agreement("services = '{absence-guidance}', ends_on = platform.today() - 1")).toBe(REFUSED);
    expect(await agreement('ends_on = NULL, starts_on = platform.today() + 1')).toBe(REFUSED);
    expect(await agreement("starts_on = '2020-01-01'")).toBe('done');
  });

  test("V6 who claims a role that isn't held, or works for another, sees no question and no answer", async () => {
    const { world, rows, accountOf, officer } = database;
    const { employeeId, questionId } = await database.world.asked('seen-by-its-own');
    await world.as('dr-vos', `/questions/${questionId}/verdicts`, { body: { outcome: 'fit' } });
    const seen = async (claim: Claim): Promise<number[]> =>
      Promise.all(
        ['desk.verdict_question', 'desk.released_verdict'].map((table) =>
          rows('desk', claim, `SELECT id FROM ${table} WHERE employee_id = $1`, [employeeId]),
        ),
      );
    expect(await seen(asOfficer)).toEqual([1, 1]);
    const strangers: Claim[] = [
      [await accountOf('globex-hr'), 'employer-officer'],
      [officer, 'employee'],
      [world.anna, 'medical-assistant'],
      [await accountOf('dr-smit'), 'company-doctor'],
      [world.vos, 'employer-officer'],
      [await accountOf('cm-acme'), 'case-manager'],
      [randomUUID(), 'employer-officer'],
      null,
    ];
    for (const stranger of strangers) expect(await seen(stranger)).toEqual([0, 0]);
    await world.cast.sql("UPDATE access.absence SET first_day = '2022-01-01' WHERE employee_id = $1", [employeeId]);
    const ended = async (days: number): Promise<number[]> => {
      await world.cast.sql(
        'UPDATE access.employment SET ends_on = platform.today() - $2::integer WHERE employee_id = $1',
        [employeeId, days],
      );
      return seen(asOfficer);
    };
    expect([await ended(729), await ended(732)]).toEqual([
      [1, 1],
      [0, 0],
    ]);
    // A later employment of the same person shows nothing of the earlier one's absence; a corrected end does.
    await world.cast.sql('INSERT INTO access.employment VALUES ($1, $2, platform.today() - 30, NULL)', [
      LATER,
      employeeId,
    ]);
    expect(await seen(asOfficer)).toEqual([0, 0]);
    await world.cast.sql('DELETE FROM access.employment WHERE id = $1', [LATER]);
    expect(await ended(31)).toEqual([1, 1]);
    expect(await seen([world.vos, 'company-doctor'])).toEqual([1, 1]);
    await world.cast.sql("DELETE FROM access.policy_term WHERE name = 'verdict-readable-after-employment'");
    expect(await ended(10)).toEqual([0, 0]);
    await world.cast.sql("INSERT INTO access.policy_term VALUES ('verdict-readable-after-employment', '2 years')");
  });

  test('V3 nobody changes a question or an answer, and no other login reads one', async () => {
    const { outcome } = database;
    for (const statement of [
      'UPDATE desk.verdict_question SET closes_on = closes_on',
      'DELETE FROM desk.verdict_question',
      'UPDATE desk.released_verdict SET issued_on = issued_on',
      'DELETE FROM desk.released_verdict',
      'INSERT INTO desk.released_verdict (id) VALUES (gen_random_uuid())',
      'SELECT 1 FROM desk.question_closing',
      'SELECT 1 FROM medical.verdict',
      'SELECT 1 FROM medical.verdict_release',
    ]) {
      expect(await outcome('desk', asOfficer, [statement, []])).toBe(REFUSED);
    }
    for (const login of ['employer', 'employee'] as const) {
      expect(await outcome(login, asOfficer, ['SELECT 1 FROM desk.verdict_question', []])).toBe(REFUSED);
      expect(await outcome(login, asOfficer, ['SELECT 1 FROM desk.released_verdict', []])).toBe(REFUSED);
    }
  });

  test('V4 the job closes what is past its last day, tells the officer who asked, and sees nothing else', async () => {
    const { world, outcome, rows, officer } = database;
    const { questionId, employeeId } = await database.world.asked();
    const seen = 'SELECT id FROM desk.verdict_question WHERE id = $1';
    const closing: Step = [CLOSE, [questionId]];
    const telling = (account: string, code: string): Step => [NOTICE, [randomUUID(), account, code, questionId]];
    expect(await rows('jobs', null, seen, [questionId])).toBe(0);
    expect(await outcome('jobs', null, closing)).toBe(REFUSED);
    await world.cast.sql(PAST, [employeeId]);
    expect(await rows('jobs', null, seen, [questionId])).toBe(1);
    expect(await outcome('jobs', null, telling(officer, 'question-closed'))).toBe(REFUSED);
    expect(await outcome('jobs', null, closing, telling(world.vos, 'question-closed'))).toBe(REFUSED);
    expect(await outcome('jobs', null, closing, telling(officer, 'verdict-released'))).toBe(REFUSED);
    expect(await outcome('jobs', null, closing, telling(officer, 'question-closed'))).toBe('done');
    expect(await outcome('jobs', null, closing)).toBe(TAKEN);
    for (const table of [
      'desk.released_verdict',
      'medical.verdict',
      'desk.notice',
      'employee.identity',
      'desk.account_name',
    ]) {
      expect(await outcome('jobs', null, [`SELECT 1 FROM ${table}`, []])).toBe(REFUSED);
    }
    expect(await outcome('jobs', null, ['DELETE FROM desk.question_closing', []])).toBe(REFUSED);
  });

  test('D5 of kept answers the job deletes what is older than a day, and reads no other', async () => {
    const { world } = database;
    const { absenceId } = await world.absentee();
    const headers = { 'idempotency-key': 'kept-since-just-now' };
    await world.as('acme-hr', `/absences/${absenceId}/questions`, { body: QUESTION, headers });
    const key = "SELECT key FROM desk.idempotency WHERE key = 'kept-since-just-now'";
    expect(await database.outcome('jobs', null, [key, []])).toBe(REFUSED);
    expect(await database.outcome('jobs', null, ['DELETE FROM desk.idempotency', []])).toBe('done');
    expect((await world.cast.sql(key)).length).toBe(1);
  });
});
