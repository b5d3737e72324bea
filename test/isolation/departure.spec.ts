import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { asLogin } from '../harness/raw-client.js';
import { SecrecyWorld } from '../stories/secrecy-world.js';
import { CHECKED, REFUSED, SecrecyDatabase, type Statement } from './secrecy-database.js';

const registeredUntil = '2099-01-01';

describe('the database alone, of doctors who leave', () => {
  let world: SecrecyWorld;
  const desk = (who: string, role: string | null, statement: Statement): Promise<unknown> =>
    new SecrecyDatabase(world, 'desk').as(who, role, statement);
  const departure = (by: string, doctor = 'dr-vos', successor = 'dr-smit'): Statement => [
    'INSERT INTO access.departure (id, doctor_id, successor_id, recorded_by) VALUES ($1, $2, $3, $4)',
    [randomUUID(), world.id(doctor), world.id(successor), world.id(by)],
  ];
  const now = 'platform.clock()';

  beforeAll(async () => {
    world = await SecrecyWorld.open();
    await world.employer('acme');
    for (const one of ['dr-vos', 'dr-smit']) await world.person(one, ['company-doctor'], { registeredUntil });
    await world.person('dr-kern', ['core-expert-doctor'], { registeredUntil });
    await world.person('dr-staf', ['staff-doctor'], { registeredUntil });
    await world.person('anna', ['medical-assistant'], { declared: true, instructedUntil: registeredUntil });
    await world.person('ada', ['administrator']);
    await world.employee("jan's", 'acme', { doctorId: world.id('dr-vos') });
    world.call('delegation', await world.cast.delegation(world.id('dr-vos'), world.id('anna'), world.id("jan's")));
  });
  afterAll(() => world.close());

  test('S9 it is recorded by who may give a responsibility, in his own name, never for himself', async () => {
    expect(await desk('dr-vos', 'company-doctor', departure('dr-vos'))).toBe(REFUSED);
    expect(await desk('ada', 'administrator', departure('ada'))).toBe(REFUSED);
    expect(await desk('dr-staf', 'staff-doctor', departure('dr-kern'))).toBe(REFUSED);
    expect(await desk('dr-staf', 'staff-doctor', departure('dr-staf', 'dr-vos', 'ada'))).toBe(REFUSED);
    for (const [doctor, successor] of [
      ['dr-staf', 'dr-smit'],
      ['dr-vos', 'dr-vos'],
    ] as const) {
      expect(await desk('dr-staf', 'staff-doctor', departure('dr-staf', doctor, successor))).toBe(CHECKED);
    }
  });

  test('S4 without a departure at this moment the staff doctor withdraws no delegation and ends no doctor’s role', async () => {
    const withdraw: Statement = [
      `UPDATE access.delegation SET withdrawn_at = ${now}, withdrawn_by = access.acting_account() WHERE id = $1 RETURNING id`,
      [world.id('delegation')],
    ];
    const endRole: Statement = [
      `UPDATE access.role SET ended_at = ${now}, ended_by = access.acting_account() WHERE account_id = $1 RETURNING id`,
      [world.id('dr-vos')],
    ];
    expect(await desk('dr-staf', 'staff-doctor', departure('dr-staf'))).toEqual([]);
    expect(await desk('dr-staf', 'staff-doctor', withdraw)).toEqual([]);
    expect(await desk('dr-staf', 'staff-doctor', endRole)).toBe(REFUSED);
  });

  const responsibility = (by: string, doctor: string): Statement => [
    'INSERT INTO access.responsibility (id, employee_id, doctor_id, given_by) VALUES ($1, $2, $3, $4)',
    [randomUUID(), world.id("jan's"), world.id(doctor), world.id(by)],
  ];

  test('S9 nobody is given to a doctor whose role ended after the giving began', async () => {
    await world.person('dr-gone', ['company-doctor'], { registeredUntil });
    const answer = await asLogin(world.service.databases, 'desk', async (client) => {
      await client.query('BEGIN');
      await client.query(
        "SELECT set_config('kluis.account', $1, true), set_config('kluis.role', 'staff-doctor', true)",
        [world.id('dr-staf')],
      );
      await new Promise((resolve) => setTimeout(resolve, 5));
      await world.cast.sql(
        'UPDATE access.role SET ended_at = platform.clock(), ended_by = account_id WHERE account_id = $1',
        [world.id('dr-gone')],
      );
      const [text, values] = responsibility('dr-staf', 'dr-gone');
      return client.query(text, [...values]).then(
        () => 'given',
        (thrown: unknown) => (thrown as { code?: string }).code,
      );
    });
    expect(answer).toBe(REFUSED);
  });

  test('S10 nobody is on both sides: no doctor is given whom his roles put there, and no role puts him there', async () => {
    const caseManager = (who: string): Statement => [
      `INSERT INTO access.role (id, account_id, role, circle, employer_id, valid_from, needs_approval, needs_confirmation, proposed_by)
       VALUES ($1, $2, 'case-manager', 'casework', $3, ${now}, true, false, $4)`,
      [randomUUID(), world.id(who), world.id('acme'), world.id('ada')],
    ];
    expect(await desk('ada', 'administrator', caseManager('dr-smit'))).toEqual([]);
    expect(await desk('ada', 'administrator', caseManager('dr-vos'))).toBe(REFUSED);
    expect(await desk('ada', 'administrator', caseManager('anna'))).toBe(REFUSED);
    const approve: Statement = [
      `UPDATE access.role SET approved_by = access.acting_account(), in_force_since = ${now} WHERE account_id = $1 AND circle = 'casework' RETURNING 1 AS one`,
      [world.id('dr-smit')],
    ];
    expect(await desk('dr-staf', 'staff-doctor', approve)).toEqual([{ one: 1 }]);
    expect(await desk('dr-staf', 'staff-doctor', responsibility('dr-staf', 'dr-smit'))).toBe(REFUSED);
    await world.cast.sql(
      "UPDATE access.role SET ended_at = platform.clock(), ended_by = account_id WHERE circle = 'casework'",
    );
  });

  test('S9 without a departure at this moment nobody ends another’s emergency, or his duty', async () => {
    await world.person('dr-kamp', ['core-expert-doctor'], { registeredUntil });
    await world.cast.sql(
      `INSERT INTO access.emergency (id, employee_id, opened_by, ground, valid_until, tell_by, review_by)
       SELECT gen_random_uuid(), $1, $2, 'life-in-danger', ${now} + interval '1 hour', ${now} + interval '1 day', platform.today() + 7`,
      [world.id("jan's"), world.id('dr-kamp')],
    );
    await world.cast.sql(
      `INSERT INTO access.stated_duty (id, employee_id, doctor_id, duty, valid_until)
       VALUES (gen_random_uuid(), $1, $2, 'continuity', ${now} + interval '1 day')`,
      [world.id("jan's"), world.id('dr-kamp')],
    );
    const endEmergency: Statement = [
      `UPDATE access.emergency SET ended_at = ${now} WHERE opened_by = $1`,
      [world.id('dr-kamp')],
    ];
    const endDuty: Statement = [
      `UPDATE access.stated_duty SET ended_at = ${now}, ended_by = access.acting_account() WHERE doctor_id = $1`,
      [world.id('dr-kamp')],
    ];
    for (const statement of [endEmergency, endDuty]) {
      expect(await desk('dr-kern', 'core-expert-doctor', statement)).toBe(REFUSED);
    }
  });

  test('S9 what is on record is neither changed nor removed, and shown to who supervises alone', async () => {
    await desk('dr-staf', 'staff-doctor', departure('dr-staf'));
    for (const statement of ['UPDATE access.departure SET doctor_id = successor_id', 'DELETE FROM access.departure']) {
      expect(await desk('dr-staf', 'staff-doctor', [statement, []])).toBe(REFUSED);
    }
    const seen: Statement = ['SELECT DISTINCT doctor_id AS id FROM access.departure', []];
    const all = [{ id: world.id('dr-vos') }];
    for (const [who, role, sees] of [
      ['dr-staf', 'staff-doctor', all],
      ['dr-kern', 'core-expert-doctor', all],
      ['dr-smit', 'company-doctor', all],
      ['dr-vos', 'company-doctor', []],
      ['anna', 'medical-assistant', []],
      ['ada', 'administrator', []],
      ['ada', null, []],
    ] as const) {
      expect([who, await desk(who, role, seen)]).toEqual([who, sees]);
    }
  });
});
