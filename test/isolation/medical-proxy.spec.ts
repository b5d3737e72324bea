import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { CORE, OUTSIDE, proxyDatabase, REGISTERED_UNTIL, STAFF, type ProxyDatabase } from './proxy-database.js';
import { CHECKED, REFUSED, SecrecyDatabase, TAKEN, type Statement } from './secrecy-database.js';

describe('a medical proxy, to the database alone', () => {
  let house: ProxyDatabase;
  let world: ProxyDatabase['world'];
  beforeAll(async () => {
    house = await proxyDatabase();
    ({ world } = house);
  });
  afterAll(() => world.close());
  beforeEach(() => world.cast.sql('DELETE FROM access.medical_proxy'));

  test('S10 is recorded by registered doctors who supervise, in their own name, from now, for a term at most', async () => {
    for (const [who, role] of [
      ['dr-vos', 'company-doctor'],
      ['ada', 'administrator'],
      ['officer', 'data-protection-officer'],
      ['hr', 'employer-officer'],
      ['cm', 'case-manager'],
      ['jan', 'employee'],
      ['dr-gone', STAFF],
      ['dr-vos', STAFF],
    ] as const) {
      const said = house.proxy("jan's", OUTSIDE, { recorded_by: world.id(who) });
      expect([who, await house.desk(who, role, said)]).toEqual([who, REFUSED]);
    }
    expect(await house.record("jan's", OUTSIDE, { recorded_by: world.id('dr-kern') })).toBe(REFUSED);
    const until = (day: string): Statement => {
      const [text, values] = house.proxy("jan's", OUTSIDE);
      return [text.replace('platform.today() + 30', `(${day})::date`), values];
    };
    for (const day of ['platform.today() - 1', "platform.today() + interval '12 months 1 day'"]) {
      expect([day, await house.desk('dr-staf', STAFF, until(day))]).toEqual([day, REFUSED]);
    }
    for (const wrong of [{ party: 'judge' }, { number: '1' }, { dispute: 'in my own words' }]) {
      expect(await house.record("jan's", OUTSIDE, wrong)).toBe(CHECKED);
    }
    expect(await house.record("jan's", OUTSIDE, { recorded_at: '2020-01-01' })).toBe(REFUSED);
    expect(await house.record("jan's", OUTSIDE)).toEqual([]);
    expect(await house.record("jan's", OUTSIDE)).toBe(TAKEN);
    const byCore = house.proxy("jan's", OUTSIDE, { dispute: 'appeal', recorded_by: world.id('dr-kern') });
    expect(await house.desk('dr-kern', CORE, byCore)).toEqual([]);
  });

  test('S10 shows to the employee, his doctor and who supervises, and to nobody of the employer’s side', async () => {
    await house.record("jan's", OUTSIDE);
    await house.record("piet's", OUTSIDE);
    const seen = async (who: string, role: string): Promise<unknown> =>
      house.desk(who, role, ['SELECT count(*)::int AS n FROM access.medical_proxy', []]);
    for (const [who, role, n] of [
      ['jan', 'employee', 1],
      ['dr-vos', 'company-doctor', 1],
      ['dr-smit', 'company-doctor', 0],
      ['dr-kern', CORE, 2],
      ['dr-staf', STAFF, 2],
      ['dr-gone', STAFF, 0],
      ['officer', 'data-protection-officer', 2],
      ['hr', 'employer-officer', 0],
      ['cm', 'case-manager', 0],
      ['ada', 'administrator', 0],
    ] as const) {
      expect([who, await seen(who, role)]).toEqual([who, [{ n }]]);
    }
    const elsewhere = new SecrecyDatabase(world, 'medical');
    expect(await elsewhere.as('dr-kern', CORE, ['SELECT name FROM access.medical_proxy', []])).toBe(REFUSED);
  });

  test('S10 ends once, now, in the name of who ends it, and is otherwise never changed', async () => {
    await house.record("jan's", OUTSIDE);
    const set = (change: string): Statement => [`UPDATE access.medical_proxy SET ${change} RETURNING party`, []];
    const now = 'ended_at = platform.clock(), ended_by = access.acting_account()';
    for (const [who, role] of [
      ['jan', 'employee'],
      ['dr-vos', 'company-doctor'],
      ['officer', 'data-protection-officer'],
    ] as const) {
      expect(await house.desk(who, role, set(now))).toEqual([]);
    }
    for (const change of [
      `ended_at = platform.clock(), ended_by = '${world.id('dr-kern')}'`,
      "ended_at = platform.clock() + interval '1 hour', ended_by = access.acting_account()",
      "number = '99012345600'",
      'last_day = last_day + 1',
    ]) {
      expect([change, await house.desk('dr-staf', STAFF, set(change))]).toEqual([change, REFUSED]);
    }
    expect(await house.desk('dr-kern', CORE, set(now))).toEqual([{ party: 'employee' }]);
    expect(await house.desk('dr-kern', CORE, set('ended_at = NULL, ended_by = NULL'))).toEqual([]);
    expect(await house.desk('dr-kern', CORE, ['DELETE FROM access.medical_proxy', []])).toBe(REFUSED);
  });

  test('S10 is nobody who is or was a doctor of either party, by any number of his, and nobody who records it', async () => {
    for (const party of ['employee', 'employer']) {
      for (const whose of ["jan's", 'kees', "jan's at globex"]) {
        expect([whose, await house.record(whose, 'dr-vos', { party })]).toEqual([whose, REFUSED]);
      }
    }
    expect(await house.record("jan's", 'dr-staf')).toBe(REFUSED);
    expect(await house.record("piet's", 'dr-vos')).toEqual([]);
    await world.cast.sql(`UPDATE access.responsibility SET ended_at = platform.clock() WHERE doctor_id = $1`, [
      world.id('dr-vos'),
    ]);
    await world.cast.sql("UPDATE access.registration SET valid_until = '2021-01-01' WHERE account_id = $1", [
      world.id('dr-vos'),
    ]);
    expect(await house.record('kees', 'dr-vos')).toBe(REFUSED);
    await world.cast.sql('UPDATE access.registration SET valid_until = $2 WHERE account_id = $1', [
      world.id('dr-vos'),
      REGISTERED_UNTIL,
    ]);
    await world.cast.sql('UPDATE access.responsibility SET ended_at = NULL WHERE doctor_id = $1', [world.id('dr-vos')]);
  });

  test('S10 is nobody who stood in for a doctor there, stated a duty there or supervised one who was its doctor', async () => {
    const days = "platform.clock() - interval '9 days', platform.clock() - interval '8 days'";
    await world.cast.sql(
      `INSERT INTO access.stated_duty (id, employee_id, doctor_id, duty, stated_at, valid_until, ended_at)
       VALUES (gen_random_uuid(), $1, $2, 'continuity', ${days}, platform.clock() - interval '8 days')`,
      [world.id("piet's"), world.id('dr-kamp')],
    );
    expect(await house.record("jan's at globex", 'dr-kamp')).toBe(REFUSED);
    expect(await house.record('kees', 'dr-kamp')).toEqual([]);
    await world.cast.sql('DELETE FROM access.stated_duty');
    await world.cast.sql(
      `INSERT INTO access.deputising (id, absent_doctor_id, deputy_id, valid_from, valid_until, reason, entered_by)
       VALUES (gen_random_uuid(), $1, $2, ${days}, 'leave', $1)`,
      [world.id('dr-vos'), world.id('dr-kern')],
    );
    expect(await house.record('kees', 'dr-kern')).toBe(REFUSED);
    expect(await house.record("piet's", 'dr-kern')).toEqual([]);
    await world.cast.sql('DELETE FROM access.deputising');
    await world.cast.training(world.id('dr-jong'), world.id('dr-smit'));
    expect(await house.record("piet's", 'dr-smit')).toEqual([]);
    await world.cast.responsibility(world.id("jan's at globex"), world.id('dr-jong'));
    expect(await house.record("piet's", 'dr-smit', { dispute: 'appeal' })).toBe(REFUSED);
    await world.cast.sql('DELETE FROM access.training');
    await world.cast.sql('DELETE FROM access.responsibility WHERE doctor_id = $1', [world.id('dr-jong')]);
  });

  test('S10 is nobody’s of both parties, of one employee or of one employer’s people', async () => {
    expect(await house.record("jan's", OUTSIDE)).toEqual([]);
    for (const whose of ["jan's", 'kees', "jan's at globex"]) {
      expect([whose, await house.record(whose, OUTSIDE, { party: 'employer' })]).toEqual([whose, REFUSED]);
    }
    expect(await house.record('kees', OUTSIDE)).toEqual([]);
    expect(await house.record("piet's", OUTSIDE, { party: 'employer' })).toEqual([]);
  });
});
