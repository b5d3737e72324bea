import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { asLogin } from '../harness/raw-client.js';
import { CORE, OUTSIDE, proxyDatabase, STAFF, type ProxyDatabase } from './proxy-database.js';
import { rawSessions, type Step } from './raw-sessions.js';
import { REFUSED, SecrecyDatabase, type Statement } from './secrecy-database.js';

/** What somebody does in one transaction. */
interface Act {
  readonly by: string;
  readonly role: string;
  readonly steps: readonly Step[];
}

describe('who is a medical proxy becomes no doctor there, to the database alone', () => {
  let house: ProxyDatabase;
  let world: ProxyDatabase['world'];
  beforeAll(async () => {
    house = await proxyDatabase();
    ({ world } = house);
  });
  afterAll(() => world.close());
  beforeEach(() => world.cast.sql('DELETE FROM access.medical_proxy'));

  test('S10 the other way: while he is one nothing makes him a doctor there; elsewhere, and afterwards, it does', async () => {
    await house.isOnRecord("jan's", 'dr-new');
    const give = (of: string): Promise<unknown> => house.desk('dr-kern', CORE, [...house.given(of, 'dr-new')]);
    for (const whose of ["jan's", 'kees', "jan's at globex"])
      expect([whose, await give(whose)]).toEqual([whose, REFUSED]);
    expect(await give("piet's")).toEqual([]);
    for (const over of ['last_day = platform.today() - 1', 'ended_at = recorded_at, ended_by = recorded_by']) {
      await world.cast.sql('DELETE FROM access.medical_proxy');
      await house.isOnRecord("jan's", 'dr-new');
      await world.cast.sql(`UPDATE access.medical_proxy SET ${over}`);
      expect([over, await give('kees')]).toEqual([over, []]);
      await world.cast.sql('DELETE FROM access.responsibility WHERE doctor_id = $1', [world.id('dr-new')]);
    }
  });

  test('S10 what waits for a second doctor begins not while he is one, nor with who supervises him', async () => {
    expect(await house.desk('dr-kern', CORE, [...house.given('kees', 'dr-new')])).toEqual([]);
    await house.isOnRecord("jan's", 'dr-new');
    const begin: Statement = [
      'UPDATE access.responsibility SET effective_from = platform.clock() WHERE doctor_id = $1',
      [world.id('dr-new')],
    ];
    expect(await house.desk('dr-staf', STAFF, begin)).toBe(REFUSED);
    await world.cast.sql('DELETE FROM access.responsibility WHERE doctor_id = $1', [world.id('dr-new')]);
    await world.cast.training(world.id('dr-jong'), world.id('dr-new'));
    expect(await house.desk('dr-kern', CORE, [...house.given('kees', 'dr-jong')])).toBe(REFUSED);
    await world.cast.sql('DELETE FROM access.training');
    await world.cast.responsibility(world.id('kees'), world.id('dr-jong'));
    const supervise: Statement = [
      `INSERT INTO access.training (id, trainee_id, supervisor_id, valid_from, valid_until, given_by)
       VALUES ($1, $2, $3, platform.clock(), platform.clock() + interval '9 days', $4)`,
      [randomUUID(), world.id('dr-jong'), world.id('dr-new'), world.id('dr-staf')],
    ];
    expect(await house.desk('dr-staf', STAFF, supervise)).toBe(REFUSED);
    await world.cast.sql('DELETE FROM access.responsibility WHERE doctor_id = $1', [world.id('dr-jong')]);
    expect(await house.desk('dr-staf', STAFF, supervise)).toEqual([]);
    await world.cast.sql('DELETE FROM access.training');
  });

  test('S10, S13, S8, S4 he states no duty there, opens nothing there in an emergency, and nothing there while deputising', async () => {
    await house.isOnRecord('kees', 'dr-kamp');
    const duty = (of: string): Statement => [
      `INSERT INTO access.stated_duty (id, employee_id, doctor_id, duty, valid_until)
       VALUES ($1, $2, $3, 'continuity', platform.clock() + interval '1 hour')`,
      [randomUUID(), world.id(of), world.id('dr-kamp')],
    ];
    expect(await house.desk('dr-kamp', CORE, duty('kees'))).toBe(REFUSED);
    expect(await house.desk('dr-kamp', CORE, duty("piet's"))).toEqual([]);
    const urgent = (of: string): Statement => [
      `INSERT INTO access.emergency (id, employee_id, opened_by, ground, review_by, valid_until, tell_by)
       SELECT $1, $2, $3, 'life-in-danger', platform.today() + 7, platform.clock() + v.term, platform.clock() + t.term
       FROM access.policy_term v, access.policy_term t WHERE v.name = 'emergency-validity' AND t.name = 'emergency-telling'`,
      [randomUUID(), world.id(of), world.id('dr-kamp')],
    ];
    const medical = new SecrecyDatabase(world, 'medical');
    expect(await medical.as('dr-kamp', CORE, urgent('kees'), 'emergency')).toBe(REFUSED);
    expect(await medical.as('dr-kamp', CORE, urgent("piet's"), 'emergency')).toEqual([]);
    await world.cast.sql(
      `INSERT INTO access.deputising (id, absent_doctor_id, deputy_id, valid_from, valid_until, reason, entered_by, entered_at)
       VALUES (gen_random_uuid(), $1, $2, platform.clock() - interval '1 day', platform.clock() + interval '1 day', 'leave', $1,
               platform.clock() - interval '1 day')`,
      [world.id('dr-vos'), world.id('dr-kamp')],
    );
    const opens: Statement = ['SELECT access.deputises($1) AS opens', [world.id("jan's")]];
    expect(await medical.as('dr-kamp', CORE, opens)).toEqual([{ opens: false }]);
    await world.cast.sql('DELETE FROM access.medical_proxy');
    expect(await medical.as('dr-kamp', CORE, opens)).toEqual([{ opens: true }]);
    await world.cast.sql('DELETE FROM access.deputising');
  });

  test('S10, S15 an account is registered with the number of a proxy where it is no doctor, and not where it is or was', async () => {
    const check = (of: string, number: string): Promise<unknown> =>
      house.desk('dr-staf', STAFF, [
        `INSERT INTO access.registration (id, account_id, number, checked_on, checked_by, valid_until)
         VALUES ($1, $2, $3, platform.today(), $4, platform.today() + 30)`,
        [randomUUID(), world.id(of), number, world.id('dr-staf')],
      ]);
    await house.record('kees', OUTSIDE);
    expect(await check('dr-vos', OUTSIDE)).toBe(REFUSED);
    expect(await check('dr-new', OUTSIDE)).toEqual([]);
    expect(await house.desk('dr-kern', CORE, [...house.given('kees', 'dr-new')])).toBe(REFUSED);
    // A number that was his before is checked again, whatever stands beside it.
    await house.isOnRecord('kees', 'dr-vos');
    expect(await check('dr-vos', house.numberOf('dr-vos'))).toEqual([]);
    await world.cast.sql('DELETE FROM access.registration WHERE number = $1', [OUTSIDE]);
  });

  /** The first isn't committed yet when the second begins. @returns how the second ends, which began after */
  const whileTheFirstIsOpen = async (first: Act, second: Act): Promise<string> =>
    asLogin(world.service.databases, 'desk', async (client) => {
      await client.query('BEGIN');
      await client.query("SELECT set_config('kluis.account', $1, true), set_config('kluis.role', $2, true)", [
        world.id(first.by),
        first.role,
      ]);
      for (const [text, values] of first.steps) await client.query(text, [...values]);
      const sessions = rawSessions(world.service.databases);
      const later = sessions.outcome('desk', [world.id(second.by), second.role], ...second.steps);
      await Promise.race([later, new Promise((resolve) => setTimeout(resolve, 400))]);
      await client.query('COMMIT');
      return later;
    });
  const recording = (of: string, number: string, otherwise = {}): Act => ({
    by: 'dr-staf',
    role: STAFF,
    steps: [house.proxy(of, number, otherwise)],
  });
  const giving = (doctor = 'dr-new'): Act => {
    const [text, values] = house.given('kees', doctor);
    const begin: Step = [
      'UPDATE access.responsibility SET effective_from = platform.clock() WHERE id = $1',
      [values[0]],
    ];
    return { by: 'dr-kern', role: CORE, steps: [[text, values], begin] };
  };
  const givingUnderHim = (): Act => giving('dr-jong');
  const stating = (): Act => ({
    by: 'dr-kamp',
    role: CORE,
    steps: [
      [
        `INSERT INTO access.stated_duty (id, employee_id, doctor_id, duty, valid_until)
         VALUES ($1, $2, $3, 'continuity', platform.clock() + interval '1 hour')`,
        [randomUUID(), world.id('kees'), world.id('dr-kamp')],
      ],
    ],
  });
  const next = new Date(Date.now() + 86_400_000).toISOString();
  const supervising = (): Act => ({
    by: 'dr-kern',
    role: CORE,
    steps: [
      [
        `INSERT INTO access.training (id, trainee_id, supervisor_id, valid_from, valid_until, given_by)
         VALUES ($1, $2, $3, $5, $5::timestamptz + interval '9 days', $4)`,
        [randomUUID(), world.id('dr-jong'), world.id('dr-new'), world.id('dr-kern'), next],
      ],
    ],
  });
  const registering = (): Act => ({
    by: 'dr-kern',
    role: CORE,
    steps: [
      [
        `INSERT INTO access.registration (id, account_id, number, checked_on, checked_by, valid_until)
         VALUES ($1, $2, $3, platform.today(), $4, platform.today() + 30)`,
        [randomUUID(), world.id('dr-vos'), OUTSIDE, world.id('dr-kern')],
      ],
    ],
  });
  test.each<[string, () => Act, () => Act]>([
    ['gives him an employee', () => giving(), () => recording("jan's", 'dr-new')],
    ['gives one to a doctor in training under him', givingUnderHim, () => recording("jan's", 'dr-new')],
    ['states a duty himself', stating, () => recording("jan's", 'dr-kamp')],
    ['has him supervise the doctor there', supervising, () => recording("jan's", 'dr-new')],
    ['registers the doctor there with his number', registering, () => recording("jan's", OUTSIDE)],
    [
      'records him for the other party',
      () => recording('kees', OUTSIDE, { party: 'employer' }),
      () => recording("jan's", OUTSIDE),
    ],
  ])('S10 of who records him and who %s at one moment the second waits, and is refused', async (_, other, record) => {
    const afresh = async (): Promise<void> => {
      await world.cast.sql('DELETE FROM access.medical_proxy');
      await world.cast.sql('DELETE FROM access.responsibility WHERE doctor_id <> $1', [world.id('dr-vos')]);
      for (const table of ['stated_duty', 'training']) await world.cast.sql(`DELETE FROM access.${table}`);
      await world.cast.sql('DELETE FROM access.registration WHERE number = $1', [OUTSIDE]);
      if (other === givingUnderHim) await world.cast.training(world.id('dr-jong'), world.id('dr-new'));
      if (other !== supervising) return;
      // Whose training goes on without a gap is the doctor all the time.
      await world.cast.training(world.id('dr-jong'), world.id('dr-smit'), next);
      await world.cast.sql("UPDATE access.training SET given_at = '2020-01-01'");
      await world.cast.responsibility(world.id('kees'), world.id('dr-jong'));
    };
    await afresh();
    expect(await whileTheFirstIsOpen(record(), other())).toBe(REFUSED);
    await afresh();
    expect(await whileTheFirstIsOpen(other(), record())).toBe(REFUSED);
    await afresh();
  });
});
