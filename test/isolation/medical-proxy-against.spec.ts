import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { CORE, proxyDatabase, STAFF, type ProxyDatabase } from './proxy-database.js';
import { REFUSED, SecrecyDatabase, type Statement } from './secrecy-database.js';

const DOCTOR = 'company-doctor';

describe('who acts for a party, to the database alone', () => {
  let house: ProxyDatabase;
  let world: ProxyDatabase['world'];
  let medical: SecrecyDatabase;
  beforeAll(async () => {
    house = await proxyDatabase();
    ({ world } = house);
    medical = new SecrecyDatabase(world, 'medical');
  });
  afterAll(() => world.close());
  beforeEach(() => world.cast.sql('DELETE FROM access.medical_proxy'));

  /** As `dr-vos`, the dossier doctor, as the employee, and as the doctor himself see it. */
  const may = async (what: string, doctor = 'dr-smit', of = "jan's"): Promise<unknown[]> => {
    const asked: Statement = [`SELECT ${what}($1, $2) AS may`, [world.id(doctor), world.id(of)]];
    const answers = [
      await medical.as('dr-vos', DOCTOR, asked),
      await medical.as('jan', 'employee', asked),
      await medical.as(doctor, DOCTOR, asked),
    ];
    return answers.map((rows) => (rows as readonly { may: boolean }[])[0]?.may);
  };
  const ALL = ['access.may_be_second', 'access.may_give_second_opinion', 'access.may_be_consulted'];

  test.each(ALL)('S10 the employer’s proxy against somebody is none of his doctors: %s', async (what) => {
    expect(await may(what)).toEqual([true, true, true]);
    await house.isOnRecord("jan's", 'dr-smit', { party: 'employer' });
    expect(await may(what)).toEqual([false, false, false]);
    await world.cast.sql('UPDATE access.medical_proxy SET last_day = platform.today() - 1');
    expect(await may(what)).toEqual([true, true, true]);
    await world.cast.sql('DELETE FROM access.medical_proxy');
    for (const [of, party] of [
      ["jan's", 'employee'],
      ['kees', 'employer'],
    ] as const) {
      await house.isOnRecord(of, 'dr-smit', { party });
      expect([of, await may(what)]).toEqual([of, [true, true, true]]);
    }
  });

  test('S10, S8 a proxy of either party is in no emergency there, reviews none, and ends none of his own', async () => {
    const id = randomUUID();
    await world.cast.sql(
      `INSERT INTO access.emergency (id, employee_id, opened_by, ground, opened_at, valid_until, tell_by, review_by)
       VALUES ($1, $2, $3, 'life-in-danger', platform.clock() - interval '1 minute', platform.clock() + interval '1 hour',
               platform.clock() + interval '1 day', platform.today() + 5)`,
      [id, world.id("jan's"), world.id('dr-smit')],
    );
    const inIt: Statement = ['SELECT access.in_emergency($1) AS is', [world.id("jan's")]];
    const can: Statement = ['SELECT access.can_be_reviewed($1) AS is', [id]];
    const asks = async (): Promise<unknown[]> => [
      await medical.as('dr-smit', DOCTOR, inIt, 'emergency'),
      await medical.as('dr-kern', CORE, can, 'emergency'),
    ];
    const review: Statement = [
      "UPDATE access.emergency SET reviewed_at = platform.clock(), reviewed_by = $2, finding = 'justified' WHERE id = $1 RETURNING 1 AS is",
      [id, world.id('dr-kern')],
    ];
    expect(await asks()).toEqual([[{ is: true }], [{ is: true }]]);
    for (const party of ['employer', 'employee']) {
      await house.isOnRecord("jan's", 'dr-smit', { party });
      await house.isOnRecord("jan's", 'dr-kern', { party });
      expect(await asks()).toEqual([[{ is: false }], [{ is: false }]]);
      expect(await house.desk('dr-kern', CORE, review)).toBe(REFUSED);
      const end: Statement = [
        'UPDATE access.medical_proxy SET ended_at = platform.clock(), ended_by = access.acting_account() WHERE number = $1 RETURNING party',
        [house.numberOf('dr-kern')],
      ];
      expect(await house.desk('dr-kern', CORE, end)).toEqual([]);
      expect(await house.desk('dr-staf', STAFF, end)).toEqual([{ party }]);
      await world.cast.sql('DELETE FROM access.medical_proxy');
    }
    expect(await house.desk('dr-kern', CORE, review)).toEqual([{ is: 1 }]);
  });

  test('S10, S2 the employer’s proxy against somebody holds no derived secrecy for him, and is granted none', async () => {
    const smit = world.id('dr-smit');
    await world.cast.role(smit, 'medical-assistant');
    await world.cast.declaration(smit, 'derived-secrecy');
    await world.cast.sql(
      `INSERT INTO access.instruction (id, account_id, given_by, given_on, valid_until)
       VALUES (gen_random_uuid(), $1, $2, platform.today(), platform.today() + 30)`,
      [smit, world.id('dr-kern')],
    );
    const granting: Statement = [
      `INSERT INTO access.delegation (id, doctor_id, assistant_id, employee_id, actions, valid_from, valid_until)
       VALUES (gen_random_uuid(), $1, $2, $3, '{read}', platform.clock(), platform.clock() + interval '1 day')`,
      [world.id('dr-vos'), smit, world.id("jan's")],
    ];
    const holds: Statement = ["SELECT access.delegated($1, 'read') AS holds", [world.id("jan's")]];
    expect(await house.desk('dr-vos', DOCTOR, granting)).toEqual([]);
    expect(await medical.as('dr-smit', 'medical-assistant', holds)).toEqual([{ holds: true }]);
    await house.isOnRecord("jan's", 'dr-smit', { party: 'employer' });
    expect(await medical.as('dr-smit', 'medical-assistant', holds)).toEqual([{ holds: false }]);
    expect(await house.desk('dr-vos', DOCTOR, granting)).toBe(REFUSED);
  });
});
