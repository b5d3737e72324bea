import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { SecrecyWorld } from '../stories/secrecy-world.js';
import { CHECKED, REFUSED, SecrecyDatabase, TAKEN, type Statement } from './secrecy-database.js';

const registeredUntil = '2099-01-01';

describe('responsibility, registration and deputising, to the database alone', () => {
  let world: SecrecyWorld;
  let database: SecrecyDatabase;
  const desk = (who: string, role: string | null, statement: Statement): Promise<unknown> =>
    database.as(who, role, statement);
  const idOf = (name: string): string => world.id(name);

  const giving = (employee: string, doctor: string, by: string): Statement => [
    'INSERT INTO access.responsibility (id, employee_id, doctor_id, given_by) VALUES ($1, $2, $3, $4)',
    [randomUUID(), idOf(employee), idOf(doctor), idOf(by)],
  ];
  beforeAll(async () => {
    world = await SecrecyWorld.open();
    database = new SecrecyDatabase(world, 'desk');
    await world.employer('acme');
    for (const name of ['dr-vos', 'dr-smit']) await world.person(name, ['company-doctor'], { registeredUntil });
    await world.person('dr-kern', ['core-expert-doctor', 'company-doctor'], { registeredUntil });
    await world.person('dr-staf', ['staff-doctor'], { registeredUntil });
    await world.person('dr-old', ['company-doctor'], { registeredUntil: '2021-01-01' });
    await world.person('dr-gone', ['staff-doctor'], { registeredUntil: '2021-01-01' });
    await world.person('ada', ['administrator']);
    await world.personFor('acme', 'hr', 'employer-officer', { kind: 'external' });
    await world.person('jan-account', ['employee'], { kind: 'employee' });
    await world.employee('jan', 'acme', { accountId: world.id('jan-account') });
    await world.employee('piet', 'acme', { doctorId: world.id('dr-smit') });
  });
  afterAll(() => world.close());

  test.each([
    ['dr-vos', 'company-doctor'],
    ['ada', 'administrator'],
    ['hr', 'employer-officer'],
    ['jan-account', 'employee'],
    ['ada', 'staff-doctor'],
    ['dr-gone', 'staff-doctor'],
    ['dr-staf', null],
  ])('S9 refuses a responsibility given by %s as %s', async (who, role) => {
    expect(await desk(who, role, giving('jan', 'dr-vos', who))).toBe(REFUSED);
  });

  test('S9 refuses one given in another’s name, to somebody who is no doctor, or to one without a registration (S15)', async () => {
    expect(await desk('dr-staf', 'staff-doctor', giving('jan', 'dr-vos', 'dr-kern'))).toBe(REFUSED);
    expect(await desk('dr-staf', 'staff-doctor', giving('jan', 'ada', 'dr-staf'))).toBe(REFUSED);
    expect(await desk('dr-staf', 'staff-doctor', giving('jan', 'dr-old', 'dr-staf'))).toBe(REFUSED);
  });

  test('S9, S4 shows names of doctors who can act to who names one, for that duty alone', async () => {
    const names: Statement = ['SELECT name FROM desk.account_name WHERE account_id <> access.acting_account()', []];
    const shown = async (who: string, role: string | null, purpose = 'statutory-duty'): Promise<string[]> =>
      ((await database.as(who, role, names, purpose)) as { name: string }[]).map(({ name }) => name).toSorted();
    expect(await shown('dr-staf', 'staff-doctor')).toEqual(['dr-kern', 'dr-smit', 'dr-vos']);
    expect(await shown('dr-vos', 'company-doctor')).toEqual(['dr-kern']);
    expect(await shown('dr-staf', 'staff-doctor', 'own-rights')).toEqual([]);
    expect(await shown('dr-vos', 'company-doctor', 'security')).toEqual([]);
    for (const [who, role] of [
      ['dr-vos', 'staff-doctor'],
      ['dr-gone', 'staff-doctor'],
      ['dr-old', 'company-doctor'],
      ['hr', 'employer-officer'],
      ['dr-staf', null],
    ] as const) {
      expect([who, await shown(who, role)]).toEqual([who, []]);
    }
  });

  describe('one that was given', () => {
    const set = (id: string, change: string): Statement => [
      `UPDATE access.responsibility SET ${change} WHERE id = $1 RETURNING id`,
      [id],
    ];
    const newOne = async (doctor: string, by: string, role: string): Promise<string> => {
      const [statement, values] = giving('jan', doctor, by);
      await desk(by, role, [statement, values]);
      return String(values[0]);
    };
    const step = (who: string, role: string, id: string, change: string): Promise<unknown> =>
      desk(who, role, set(id, change));

    test('S9 is in force to oneself only by a second doctor’s own confirmation', async () => {
      const id = await newOne('dr-kern', 'dr-kern', 'core-expert-doctor');
      const begin = 'effective_from = platform.clock(), confirmed_by';
      expect(await step('dr-kern', 'core-expert-doctor', id, `${begin} = access.acting_account()`)).toBe(REFUSED);
      expect(await step('dr-kern', 'core-expert-doctor', id, `${begin} = '${idOf('dr-staf')}'`)).toBe(REFUSED);
      expect(await step('dr-kern', 'core-expert-doctor', id, `${begin} = NULL`)).toBe(REFUSED);
      expect(await step('dr-staf', 'staff-doctor', id, `${begin} = access.acting_account()`)).toEqual([{ id }]);
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
      expect(await staff('effective_from = platform.clock()')).toEqual([{ id }]);
      expect(await staff("effective_from = '2020-01-01'")).toBe(REFUSED);
      expect(await staff("told_at = '2020-01-01', told_how = 'posted'")).toBe(REFUSED);
      expect(await staff("told_at = platform.clock() + interval '1 day', told_how = 'posted'")).toBe(REFUSED);
      expect(await staff('told_at = platform.clock()')).toBe(REFUSED);
      expect(await staff("told_at = platform.clock(), told_how = 'in-app'")).toEqual([{ id }]);
      expect(await staff("told_at = platform.clock(), told_how = 'posted'")).toBe(REFUSED);
      expect(await staff("ended_at = '2020-01-01', ended_by = access.acting_account()")).toBe(REFUSED);
      expect(await staff(`ended_at = platform.clock(), ended_by = '${idOf('dr-kern')}'`)).toBe(REFUSED);
      expect(await staff('ended_at = platform.clock(), ended_by = access.acting_account(), told_at = NULL')).toBe(
        REFUSED,
      );
      expect(await staff(`doctor_id = '${idOf('dr-kern')}'`)).toBe(REFUSED);
      expect(await staff('ended_at = platform.clock(), ended_by = access.acting_account()')).toEqual([{ id }]);
      // What has ended is out of reach: nothing is there to update.
      expect(await desk('dr-staf', 'staff-doctor', set(id, 'ended_at = platform.clock()'))).toEqual([]);
      expect(await desk('dr-staf', 'staff-doctor', ['DELETE FROM access.responsibility', []])).toBe(REFUSED);
    });

    test('S9 is one at each moment, whoever tries', async () => {
      const id = await newOne('dr-vos', 'dr-staf', 'staff-doctor');
      const other = await newOne('dr-smit', 'dr-kern', 'core-expert-doctor');
      expect(await step('dr-staf', 'staff-doctor', id, 'effective_from = platform.clock()')).toEqual([{ id }]);
      expect(await step('dr-kern', 'core-expert-doctor', other, 'effective_from = platform.clock()')).toBe(TAKEN);
    });

    test('S13 the job ends what no agreement goes on for, says why, and nothing else', async () => {
      const jobs = new SecrecyDatabase(world, 'jobs');
      const end = (change: string): Statement => [
        `UPDATE access.responsibility SET ended_at = greatest(effective_from, platform.clock())${change}`,
        [],
      ];
      const why = ", ended_because = 'agreement-ended'";
      expect(await jobs.as('dr-staf', 'staff-doctor', end(why))).toEqual([]);
      await world.cast.sql('UPDATE access.agreement SET ends_on = platform.today() - 1');
      expect(await jobs.as('dr-staf', 'staff-doctor', end(''))).toBe(REFUSED);
      expect(await jobs.as('dr-staf', 'staff-doctor', [`UPDATE access.responsibility SET told_at = now()`, []])).toBe(
        REFUSED,
      );
      await world.cast.sql('UPDATE access.agreement SET ends_on = NULL');
    });

    test('S9 is out of reach of every login but the desk’s', async () => {
      const end: Statement = ['UPDATE access.responsibility SET ended_at = platform.clock()', []];
      for (const login of ['employee', 'medical', 'trail', 'scribe'] as const) {
        const outside = new SecrecyDatabase(world, login);
        expect([login, await outside.as('dr-staf', 'staff-doctor', end)]).toEqual([login, REFUSED]);
      }
      // Who changes an agreement ends what is over with it, and nothing that goes on.
      const relations = new SecrecyDatabase(world, 'employer');
      expect(await relations.as('dr-staf', 'staff-doctor', end)).toEqual([]);
      const tell = `INSERT INTO desk.notice (id, account_id, code, about) SELECT id, doctor_id, 'responsibility-ended', id
        FROM access.responsibility WHERE ended_because IS NULL LIMIT 1`;
      expect(await relations.as('dr-staf', 'staff-doctor', [tell, []])).toBe(REFUSED);
      expect(
        await relations.as('dr-staf', 'staff-doctor', ['UPDATE access.responsibility SET told_at = now()', []]),
      ).toBe(REFUSED);
    });
  });

  test('S9 a wish for another doctor is the person’s own', async () => {
    const wish = (who: string, of: string): Statement => [
      'INSERT INTO access.doctor_change_wish (id, employee_id, asked_by) VALUES ($1, $2, $3)',
      [randomUUID(), idOf(of), idOf(who)],
    ];
    expect(await desk('jan-account', 'employee', wish('jan-account', 'piet'))).toBe(REFUSED);
    expect(await desk('dr-staf', 'staff-doctor', wish('dr-staf', 'jan'))).toBe(REFUSED);
    expect(await desk('jan-account', 'employee', wish('jan-account', 'jan'))).toEqual([]);
  });

  test('S15 a registration is checked by another, who supervises, and not for a day to come', async () => {
    const check = (who: string, of: string, checkedOn: string, lasts = '5 years'): Statement => [
      `INSERT INTO access.registration (id, account_id, number, checked_on, checked_by, valid_until)
       VALUES ($1, $2, '19012345601', ${checkedOn}, $3, ${checkedOn} + interval '${lasts}')`,
      [randomUUID(), idOf(of), idOf(who)],
    ];
    const today = 'platform.today()';
    expect(await desk('dr-staf', 'staff-doctor', check('dr-staf', 'dr-staf', today))).toBe(CHECKED);
    expect(await desk('dr-staf', 'staff-doctor', check('dr-staf', 'dr-old', `${today} + 1`))).toBe(REFUSED);
    expect(await desk('dr-vos', 'company-doctor', check('dr-vos', 'dr-old', today))).toBe(REFUSED);
    expect(await desk('ada', 'administrator', check('ada', 'dr-old', today))).toBe(REFUSED);
    expect(await desk('dr-gone', 'staff-doctor', check('dr-gone', 'dr-old', today))).toBe(REFUSED);
    expect(await desk('dr-staf', 'staff-doctor', check('dr-staf', 'dr-old', today, '5 years 1 day'))).toBe(REFUSED);
    for (const other of ['ada', 'hr', 'jan-account']) {
      expect(await desk('dr-staf', 'staff-doctor', check('dr-staf', other, today))).toBe(REFUSED);
    }
    expect(await desk('dr-staf', 'staff-doctor', check('dr-staf', 'dr-vos', today))).toEqual([]);
    const backdated = check('dr-staf', 'dr-vos', today);
    const recordedAt = backdated[0]
      .replace('valid_until)', 'valid_until, recorded_at)')
      .replace(/\)$/, ", '2020-01-01')");
    expect(await desk('dr-staf', 'staff-doctor', [recordedAt, backdated[1]])).toBe(REFUSED);
    // The number is his now: recorded again for him, and for nobody else.
    expect(await desk('dr-staf', 'staff-doctor', check('dr-staf', 'dr-vos', today))).toEqual([]);
    expect(await desk('dr-staf', 'staff-doctor', check('dr-staf', 'dr-old', today))).toBe(TAKEN);
  });

  test('S4 a deputising is entered by another than the deputy, for one who supervises secrecy, and not for the past', async () => {
    const enter = (
      who: string,
      absent: string,
      deputy: string,
      from = 'platform.clock()',
      until = "platform.clock() + interval '30 days'",
    ): Statement => [
      `INSERT INTO access.deputising (id, absent_doctor_id, deputy_id, valid_from, valid_until, reason, entered_by)
       VALUES ($1, $2, $3, ${from}, ${until}, 'leave', $4)`,
      [randomUUID(), idOf(absent), idOf(deputy), idOf(who)],
    ];
    expect(await desk('dr-kern', 'core-expert-doctor', enter('dr-kern', 'dr-smit', 'dr-kern'))).toBe(CHECKED);
    expect(await desk('dr-kern', 'core-expert-doctor', enter('dr-staf', 'dr-smit', 'dr-kern'))).toBe(REFUSED);
    expect(await desk('dr-vos', 'company-doctor', enter('dr-vos', 'dr-smit', 'dr-kern'))).toBe(REFUSED);
    expect(await desk('dr-smit', 'company-doctor', enter('dr-smit', 'dr-smit', 'dr-vos'))).toBe(REFUSED);
    expect(await desk('dr-smit', 'company-doctor', enter('dr-smit', 'dr-smit', 'dr-staf'))).toBe(REFUSED);
    const past = enter('dr-smit', 'dr-smit', 'dr-kern', "'2020-01-01'");
    expect(await desk('dr-smit', 'company-doctor', past)).toBe(REFUSED);
    const clock = 'platform.clock()';
    for (const [from, until] of [
      [clock, `${clock} + interval '12 months 1 day'`],
      [`${clock} + interval '12 months 1 day'`, `${clock} + interval '13 months'`],
    ] as const) {
      expect(await desk('dr-smit', 'company-doctor', enter('dr-smit', 'dr-smit', 'dr-kern', from, until))).toBe(
        REFUSED,
      );
    }
    const whole = enter('dr-smit', 'dr-smit', 'dr-kern', clock, `${clock} + interval '12 months'`);
    expect(await desk('dr-smit', 'company-doctor', whole)).toEqual([]);
    expect(await desk('dr-staf', 'staff-doctor', enter('dr-staf', 'dr-smit', 'dr-kern'))).toBe(TAKEN);
  });

  test('S4 a deputising is ended at once, by the absent doctor or who supervises, once, and is otherwise never changed', async () => {
    const id = randomUUID();
    await world.cast.sql(
      `INSERT INTO access.deputising (id, absent_doctor_id, deputy_id, valid_from, valid_until, reason, entered_by)
       VALUES ($1, $2, $3, platform.clock(), platform.clock() + interval '1 day', 'leave', $2)`,
      [id, idOf('dr-smit'), idOf('dr-kern')],
    );
    const set = (change: string): Statement => [
      `UPDATE access.deputising SET ${change} WHERE id = '${id}' RETURNING id`,
      [],
    ];
    const now = 'ended_at = platform.clock(), ended_by = access.acting_account()';
    const bySmit = (change: string): Promise<unknown> => desk('dr-smit', 'company-doctor', set(change));
    const others = [
      ['dr-vos', 'company-doctor'],
      ['dr-smit', 'staff-doctor'],
      ['dr-gone', 'staff-doctor'],
      ['ada', 'administrator'],
      ['dr-smit', null],
    ] as const;
    for (const [who, role] of others) expect(await desk(who, role, set(now))).toEqual([]);
    for (const change of [
      "ended_at = platform.clock() - interval '1 hour', ended_by = access.acting_account()",
      "ended_at = platform.clock() + interval '1 hour', ended_by = access.acting_account()",
      `ended_at = platform.clock(), ended_by = '${idOf('dr-staf')}'`,
      "valid_until = platform.clock() + interval '1 year'",
      'deputy_id = access.acting_account()',
    ]) {
      expect(await bySmit(change)).toBe(REFUSED);
    }
    const sees = async (): Promise<unknown> =>
      new SecrecyDatabase(world, 'medical').as('dr-kern', 'core-expert-doctor', [
        'SELECT access.deputises($1) AS sees',
        [idOf('piet')],
      ]);
    await world.cast.sql('UPDATE access.deputising SET valid_until = platform.clock() WHERE id <> $1', [id]);
    expect(await sees()).toEqual([{ sees: true }]);
    expect(await bySmit(now)).toEqual([{ id }]);
    expect(await sees()).toEqual([{ sees: false }]);
    expect(await bySmit('ended_at = NULL, ended_by = NULL')).toEqual([]);
    expect(await desk('dr-staf', 'staff-doctor', set(now))).toEqual([]);
    expect(await desk('dr-staf', 'staff-doctor', ['DELETE FROM access.deputising', []])).toBe(REFUSED);
  });
});
