import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Login } from '../../src/platform/stores/prepare/logins.js';
import { asLogin } from '../harness/raw-client.js';
import { GroupFigureWorld } from '../stories/group-figure-world.js';
import { CHECKED, REFUSED } from './secrecy-database.js';

type Cells = Readonly<Partial<Record<'absent' | 'short' | 'longer' | 'medium' | 'long', number>>>;

const INSERT = `
  INSERT INTO employer.group_figure
    (id, employer_id, starts_on, ends_on, minimum, short_days, medium_days, absent, short, longer, medium, long)
  VALUES ($1, $2, $3, $4, $5, 7, $6, $7, $8, $9, $10, $11)`;

describe('group figures, to the database alone', () => {
  let world: GroupFigureWorld;
  let acme: string;
  let accounts: ReadonlyMap<string, string>;

  const as = (login: Login, text: string, values: readonly unknown[] = [], session: readonly string[] = ['', '']) =>
    asLogin(world.service.databases, login, async (client) => {
      await client.query('BEGIN');
      await client.query("SELECT set_config('kluis.account', $1, true), set_config('kluis.role', $2, true)", [
        ...session,
      ]);
      try {
        return (await client.query<{ id: string }>(text, [...values])).rows;
      } catch (thrown) {
        return (thrown as { code?: string }).code;
      } finally {
        await client.query('ROLLBACK');
      }
    });
  /** What the database says to a figure that the job's login writes of Acme. */
  const writing = async (ago: number, cells: Cells, { minimum = 10, mediumDays = 42, employerId = acme } = {}) => {
    const { from, until } = await world.quarter(ago);
    const { absent = null, short = null, longer = null, medium = null, long = null } = cells;
    const numbers = [from, until, minimum, mediumDays, absent, short, longer, medium, long];
    return as('jobs', INSERT, [randomUUID(), employerId, ...numbers]);
  };
  /** What the table itself says to it, whoever writes it: past row security, which looks first. */
  const kept = async (ago: number, cells: Cells, { minimum = 10, until = '' } = {}): Promise<string | undefined> => {
    const quarter = await world.quarter(ago);
    const { absent = null, short = null, longer = null, medium = null, long = null } = cells;
    const days = [quarter.from, until === '' ? quarter.until : until];
    const values = [randomUUID(), acme, ...days, minimum, 42, absent, short, longer, medium, long];
    await world.cast.sql('BEGIN');
    const outcome = await world.cast.sql(INSERT, values).then(
      () => 'kept',
      (thrown: unknown) => (thrown as { code?: string }).code,
    );
    await world.cast.sql('ROLLBACK');
    return outcome;
  };
  const shown = async (who: string, role: string): Promise<number | string> => {
    const rows = await as('employer', 'SELECT id FROM employer.group_figure', [], [accounts.get(who) ?? '', role]);
    return Array.isArray(rows) ? rows.length : String(rows);
  };

  beforeAll(async () => {
    world = await GroupFigureWorld.open();
    acme = await world.employer('acme-hr');
    await world.employer('globex-hr');
    for (const role of ['case-manager', 'labour-expert', 'payroll-administrator'])
      await world.cast.person(role, { roles: [{ role, employerId: acme }] });
    for (const role of ['account-manager', 'administrator', 'data-protection-officer'])
      await world.cast.person(role, { roles: [{ role }] });
    const rows = await world.cast.sql<{ id: string; subject: string }>('SELECT id, subject FROM access.account');
    accounts = new Map(rows.map(({ id, subject }) => [subject, id]));
    const [second, third, fourth] = [await world.quarter(2), await world.quarter(3), await world.quarter(4)];
    await world.fall(acme, second.from, { short: 12, medium: 9, long: 30 });
    await world.fall(acme, third.from, { short: 9, medium: 30, long: 30 });
    await world.fall(acme, fourth.from, { short: 9 });
  });
  afterAll(() => world.close());

  test('V10 what is on record, and may leave, is written', async () => {
    expect(await writing(2, { absent: 51, short: 12, longer: 39 })).toEqual([]);
    expect(await writing(3, { absent: 69 })).toEqual([]);
    expect(await writing(4, {})).toEqual([]);
  });

  test('V10 what is fewer than the minimum is not written, nor under a minimum of its own', async () => {
    expect(await writing(4, { absent: 9 })).toBe(REFUSED);
    expect(await writing(4, { absent: 9 }, { minimum: 9 })).toBe(REFUSED);
    expect(await writing(4, {}, { minimum: 11 })).toBe(REFUSED);
    expect(await writing(2, { absent: 51 }, { mediumDays: 50 })).toBe(REFUSED);
    expect([await kept(4, { absent: 9 }), await kept(4, {}, { minimum: 1 })]).toEqual([CHECKED, CHECKED]);
    expect(await kept(4, { absent: 10 })).toBe('kept');
  });

  test.each([
    ['one part of a whole without the other', 3, { absent: 69, longer: 60 }],
    ['parts without the whole', 2, { short: 12, longer: 39 }],
    ['parts of a part that is not shown', 3, { absent: 69, medium: 30, long: 30 }],
    ['parts that add up to something else', 2, { absent: 60, short: 12, longer: 39 }],
  ])('V10 %s are not written', async (_, ago, cells) => {
    expect([await writing(ago, cells), await kept(ago, cells)]).toEqual([REFUSED, CHECKED]);
  });

  test.each([
    ['more than are on record', 2, { absent: 60 }],
    ['fewer than are on record', 2, { absent: 41 }],
    ['parts that are not the parts on record', 2, { absent: 51, short: 20, longer: 31 }],
    ['too few where there are enough', 2, {}],
    ['a part that is too small, made larger', 2, { absent: 51, short: 12, longer: 39, medium: 10, long: 29 }],
  ])('V10 %s are not written', async (_, ago, cells) => {
    expect(await writing(ago, cells)).toBe(REFUSED);
  });

  test('V10 a quarter that is not over, or began longer ago than is looked back, is not written', async () => {
    expect(await writing(0, {})).toBe(REFUSED);
    expect(await writing(9, {})).toBe(REFUSED);
    const { from } = await world.quarter(2);
    const day = [randomUUID(), acme, from, from, 10, 42, null, null, null, null, null];
    expect([await as('jobs', INSERT, day), await kept(2, {}, { until: from })]).toEqual([REFUSED, CHECKED]);
  });

  test('D7 of an employer without an agreement about absence nothing is written', async () => {
    const employerId = await world.employer('paid-hr', ['payroll']);
    expect(await writing(2, {}, { employerId })).toBe(REFUSED);
  });

  test('V10 what was counted is changed, deleted and written again by nobody, and read by no job', async () => {
    await world.count();
    for (const login of ['employer', 'jobs', 'employee', 'desk', 'medical', 'trail'] as const) {
      expect(await as(login, 'UPDATE employer.group_figure SET absent = 99')).toBe(REFUSED);
      expect(await as(login, 'DELETE FROM employer.group_figure')).toBe(REFUSED);
      if (login !== 'jobs')
        expect(
          await as(
            login,
            INSERT,
            Array.from({ length: 11 }, () => null),
          ),
        ).toBe(REFUSED);
      if (login !== 'employer') expect(await as(login, 'SELECT absent FROM employer.group_figure')).toBe(REFUSED);
    }
    expect(await writing(2, { absent: 51, short: 12, longer: 39 })).toBe('23505');
  });

  test('V8 they are shown to the officer and the case manager of that employer, and in a role that is held', async () => {
    const all = await shown('acme-hr', 'employer-officer');
    expect(all).toBeGreaterThanOrEqual(5);
    expect(await shown('case-manager', 'case-manager')).toBe(all);
    for (const role of [
      'labour-expert',
      'payroll-administrator',
      'account-manager',
      'administrator',
      'data-protection-officer',
    ])
      expect([role, await shown(role, role)]).toEqual([role, 0]);
    for (const who of ['labour-expert', 'administrator', 'nobody'])
      expect([who, await shown(who === 'nobody' ? '' : who, 'employer-officer')]).toEqual([who, 0]);
  });

  test('V10 a minimum that was raised since they were counted hides them at once; V5 so does the narrower edition', async () => {
    const all = await shown('acme-hr', 'employer-officer');
    const minimum = "UPDATE access.policy_count SET amount = $1 WHERE name = 'group-figure-minimum'";
    await world.cast.sql(minimum, [11]);
    expect(await shown('acme-hr', 'employer-officer')).toBe(0);
    await world.cast.sql(minimum, [10]);
    const edition = 'UPDATE access.agreement SET disclosure_edition = $2 WHERE employer_id = $1';
    await world.cast.sql(edition, [acme, 'statement-2019']);
    expect([await shown('acme-hr', 'employer-officer'), await shown('case-manager', 'case-manager')]).toEqual([0, all]);
  });
});
