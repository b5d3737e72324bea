import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
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
