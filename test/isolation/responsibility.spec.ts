import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type pg from 'pg';
import { Cast } from '../cast.js';
import { asLogin } from '../harness/raw-client.js';
import { runningService, type RunningService } from '../harness/service.js';

const REGISTERED = '2099-01-01';
const REFUSED = '42501';

describe('the database alone, without the service', () => {
  let service: RunningService;
  let cast: Cast;
  const ids: Record<string, string> = {};
  const idOf = (name: string): string => ids[name] ?? '';

  /** Runs statements in one transaction of the desk's login, as that account in that role. @returns the last one's rows */
  async function desk(who: string, role: string | null, ...statements: [string, unknown[]?][]): Promise<unknown[]> {
    return asLogin(service.databases, 'desk', async (client) => {
      await client.query('BEGIN');
      await client.query("SELECT set_config('kluis.account', $1, true), set_config('kluis.role', $2, true)", [
        idOf(who),
        role ?? '',
      ]);
      let rows: unknown[] = [];
      for (const [statement, values = []] of statements)
        rows = (await client.query<pg.QueryResultRow>(statement, values)).rows;
      await client.query('COMMIT');
      return rows;
    });
  }
  const codeOf = async (work: Promise<unknown>): Promise<unknown> =>
    work.then(
      () => 'done',
      (thrown: unknown) => (thrown as { code?: string }).code,
    );

  const giving = (employee: string, doctor: string, by: string): [string, unknown[]] => [
    'INSERT INTO access.responsibility (id, employee_id, doctor_id, given_by) VALUES ($1, $2, $3, $4)',
    [randomUUID(), idOf(employee), idOf(doctor), idOf(by)],
  ];
  const employee = async (name: string, doctor?: string): Promise<void> => {
    const doctorId = doctor === undefined ? {} : { doctorId: idOf(doctor) };
    ids[name] = (await cast.employee({ employerId: idOf('acme'), ...doctorId })).employeeId;
  };

  beforeAll(async () => {
    service = await runningService();
    cast = await Cast.of(service);
    ids['acme'] = await cast.employer('Acme');
    const roles = {
      'dr-vos': 'company-doctor',
      'dr-smit': 'company-doctor',
      'dr-kern': 'core-expert-doctor',
      'dr-staf': 'staff-doctor',
    };
    for (const [name, role] of Object.entries(roles)) {
      ids[name] = await cast.person(name, { roles: [{ role }], registeredUntil: REGISTERED });
    }
    await cast.role(idOf('dr-kern'), 'company-doctor');
    ids['dr-old'] = await cast.person('dr-old', { roles: [{ role: 'company-doctor' }], registeredUntil: '2021-01-01' });
    ids['dr-gone'] = await cast.person('dr-gone', { roles: [{ role: 'staff-doctor' }], registeredUntil: '2021-01-01' });
    ids['ada'] = await cast.person('ada', { roles: [{ role: 'administrator' }] });
    ids['hr'] = await cast.person('hr', {
      kind: 'external',
      roles: [{ role: 'employer-officer', employerId: idOf('acme') }],
    });
    ids['jan-account'] = await cast.person('jan', { kind: 'employee', roles: [{ role: 'employee' }] });
    ids['jan'] = (await cast.employee({ employerId: idOf('acme'), accountId: idOf('jan-account') })).employeeId;
    await employee('piet', 'dr-smit');
  });
  afterAll(async () => {
    await cast.close();
    await service.stop();
  });

  test.each([
    ['dr-vos', 'company-doctor'],
    ['ada', 'administrator'],
    ['hr', 'employer-officer'],
    ['jan-account', 'employee'],
    ['ada', 'staff-doctor'],
    ['dr-gone', 'staff-doctor'],
    ['dr-staf', null],
  ])('S9 refuses a responsibility given by %s as %s', async (who, role) => {
    expect(await codeOf(desk(who, role, giving('jan', 'dr-vos', who)))).toBe(REFUSED);
  });

  test('S9 refuses one given in another’s name, to somebody who is no doctor, or to one without a registration (S15)', async () => {
    expect(await codeOf(desk('dr-staf', 'staff-doctor', giving('jan', 'dr-vos', 'dr-kern')))).toBe(REFUSED);
    expect(await codeOf(desk('dr-staf', 'staff-doctor', giving('jan', 'ada', 'dr-staf')))).toBe(REFUSED);
    expect(await codeOf(desk('dr-staf', 'staff-doctor', giving('jan', 'dr-old', 'dr-staf')))).toBe(REFUSED);
  });

  describe('one that was given', () => {
    const set = (id: string, change: string): [string, unknown[]] => [
      `UPDATE access.responsibility SET ${change} WHERE id = $1 RETURNING id`,
      [id],
    ];
    const newOne = async (doctor: string, by: string, role: string): Promise<string> => {
      const [statement, values] = giving('jan', doctor, by);
      await desk(by, role, [statement, values]);
      return String(values[0]);
    };
    const step = (who: string, role: string, id: string, change: string): Promise<unknown> =>
      codeOf(desk(who, role, set(id, change)));

    test('S9 is in force to oneself only by a second doctor’s own confirmation', async () => {
      const id = await newOne('dr-kern', 'dr-kern', 'core-expert-doctor');
      const begin = 'effective_from = platform.clock(), confirmed_by';
      expect(await step('dr-kern', 'core-expert-doctor', id, `${begin} = access.acting_account()`)).toBe(REFUSED);
      expect(await step('dr-kern', 'core-expert-doctor', id, `${begin} = '${idOf('dr-staf')}'`)).toBe(REFUSED);
      expect(await step('dr-kern', 'core-expert-doctor', id, `${begin} = NULL`)).toBe(REFUSED);
      expect(await step('dr-staf', 'staff-doctor', id, `${begin} = access.acting_account()`)).toBe('done');
      await desk('dr-staf', 'staff-doctor', set(id, 'ended_at = platform.clock(), ended_by = access.acting_account()'));
    });

    test('S9 begins now, is told once, ends now, and is never rewritten', async () => {
      const id = await newOne('dr-vos', 'dr-staf', 'staff-doctor');
      const staff = (change: string): Promise<unknown> => step('dr-staf', 'staff-doctor', id, change);
      expect(await staff("effective_from = '2020-01-01'")).toBe(REFUSED);
      expect(await staff("effective_from = platform.clock(), told_at = platform.clock(), told_how = 'posted'")).toBe(
        REFUSED,
      );
      expect(await step('dr-kern', 'core-expert-doctor', id, 'effective_from = platform.clock()')).toBe(REFUSED);
      expect(await staff('effective_from = platform.clock()')).toBe('done');
      expect(await staff("effective_from = '2020-01-01'")).toBe(REFUSED);
      expect(await staff("told_at = '2020-01-01', told_how = 'posted'")).toBe(REFUSED);
      expect(await staff("told_at = platform.clock() + interval '1 day', told_how = 'posted'")).toBe(REFUSED);
      expect(await staff('told_at = platform.clock()')).toBe(REFUSED);
      expect(await staff("told_at = platform.clock(), told_how = 'in-app'")).toBe('done');
      expect(await staff("told_at = platform.clock(), told_how = 'posted'")).toBe(REFUSED);
      expect(await staff("ended_at = '2020-01-01', ended_by = access.acting_account()")).toBe(REFUSED);
      expect(await staff(`ended_at = platform.clock(), ended_by = '${idOf('dr-kern')}'`)).toBe(REFUSED);
      expect(await staff('ended_at = platform.clock(), ended_by = access.acting_account(), told_at = NULL')).toBe(
        REFUSED,
      );
      expect(await staff(`doctor_id = '${idOf('dr-kern')}'`)).toBe(REFUSED);
      expect(await staff('ended_at = platform.clock(), ended_by = access.acting_account()')).toBe('done');
      // What has ended is out of reach: nothing is there to update.
      expect(await desk('dr-staf', 'staff-doctor', set(id, 'ended_at = platform.clock()'))).toEqual([]);
      expect(await codeOf(desk('dr-staf', 'staff-doctor', ['DELETE FROM access.responsibility']))).toBe(REFUSED);
    });

    test('S9 is one at each moment, whoever tries', async () => {
      const id = await newOne('dr-vos', 'dr-staf', 'staff-doctor');
      const other = await newOne('dr-smit', 'dr-kern', 'core-expert-doctor');
      expect(await step('dr-staf', 'staff-doctor', id, 'effective_from = platform.clock()')).toBe('done');
      expect(await step('dr-kern', 'core-expert-doctor', other, 'effective_from = platform.clock()')).toBe('23505');
    });

    test('S9 is out of reach of every login but the desk’s', async () => {
      for (const login of ['employer', 'employee', 'medical', 'trail', 'scribe', 'jobs'] as const) {
        const code = codeOf(
          asLogin(service.databases, login, (client) =>
            client.query('UPDATE access.responsibility SET ended_at = now()'),
          ),
        );
        expect([login, await code]).toEqual([login, REFUSED]);
      }
    });
  });

  test('S9 a wish for another doctor is the person’s own', async () => {
    const wish = (who: string, of: string): [string, unknown[]] => [
      'INSERT INTO access.doctor_change_wish (id, employee_id, asked_by) VALUES ($1, $2, $3)',
      [randomUUID(), idOf(of), idOf(who)],
    ];
    expect(await codeOf(desk('jan-account', 'employee', wish('jan-account', 'piet')))).toBe(REFUSED);
    expect(await codeOf(desk('dr-staf', 'staff-doctor', wish('dr-staf', 'jan')))).toBe(REFUSED);
    expect(await codeOf(desk('jan-account', 'employee', wish('jan-account', 'jan')))).toBe('done');
  });

  test('S15 a registration is checked by another, who supervises, and not for a day to come', async () => {
    const check = (who: string, of: string, checkedOn: string): [string, unknown[]] => [
      `INSERT INTO access.registration (id, account_id, number, checked_on, checked_by, valid_until)
       VALUES ($1, $2, '19012345601', ${checkedOn}, $3, '2098-01-01')`,
      [randomUUID(), idOf(of), idOf(who)],
    ];
    const today = 'platform.today()';
    expect(await codeOf(desk('dr-staf', 'staff-doctor', check('dr-staf', 'dr-staf', today)))).toBe('23514');
    expect(await codeOf(desk('dr-staf', 'staff-doctor', check('dr-staf', 'dr-old', `${today} + 1`)))).toBe(REFUSED);
    expect(await codeOf(desk('dr-vos', 'company-doctor', check('dr-vos', 'dr-old', today)))).toBe(REFUSED);
    expect(await codeOf(desk('ada', 'administrator', check('ada', 'dr-old', today)))).toBe(REFUSED);
    expect(await codeOf(desk('dr-gone', 'staff-doctor', check('dr-gone', 'dr-old', today)))).toBe(REFUSED);
  });

  test('S4 a deputising is entered by another than the deputy, for one who supervises secrecy, and not for the past', async () => {
    const enter = (who: string, absent: string, deputy: string, from = 'platform.clock()'): [string, unknown[]] => [
      `INSERT INTO access.deputising (id, absent_doctor_id, deputy_id, valid_from, valid_until, reason, entered_by)
       VALUES ($1, $2, $3, ${from}, '2098-01-01', 'leave', $4)`,
      [randomUUID(), idOf(absent), idOf(deputy), idOf(who)],
    ];
    expect(await codeOf(desk('dr-kern', 'core-expert-doctor', enter('dr-kern', 'dr-smit', 'dr-kern')))).toBe('23514');
    expect(await codeOf(desk('dr-kern', 'core-expert-doctor', enter('dr-staf', 'dr-smit', 'dr-kern')))).toBe(REFUSED);
    expect(await codeOf(desk('dr-vos', 'company-doctor', enter('dr-vos', 'dr-smit', 'dr-kern')))).toBe(REFUSED);
    expect(await codeOf(desk('dr-smit', 'company-doctor', enter('dr-smit', 'dr-smit', 'dr-vos')))).toBe(REFUSED);
    expect(await codeOf(desk('dr-smit', 'company-doctor', enter('dr-smit', 'dr-smit', 'dr-staf')))).toBe(REFUSED);
    expect(
      await codeOf(desk('dr-smit', 'company-doctor', enter('dr-smit', 'dr-smit', 'dr-kern', "'2020-01-01'"))),
    ).toBe(REFUSED);
    expect(await codeOf(desk('dr-smit', 'company-doctor', enter('dr-smit', 'dr-smit', 'dr-kern')))).toBe('done');
  });
});
