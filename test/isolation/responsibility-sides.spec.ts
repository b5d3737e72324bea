import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { SecrecyWorld } from '../stories/secrecy-world.js';
import { REFUSED, SecrecyDatabase } from './secrecy-database.js';

const registeredUntil = '2099-01-01';

describe('on whose side a doctor is, to the database alone', () => {
  let world: SecrecyWorld;
  beforeAll(async () => {
    world = await SecrecyWorld.open();
    await world.employer('acme');
    await world.person('dr-smit', ['company-doctor'], { registeredUntil });
    await world.person('dr-kern', ['core-expert-doctor'], { registeredUntil });
    await world.employee('jan', 'acme');
  });
  afterAll(() => world.close());

  const given = (): Promise<unknown> =>
    new SecrecyDatabase(world, 'desk').as('dr-kern', 'core-expert-doctor', [
      'INSERT INTO access.responsibility (id, employee_id, doctor_id, given_by) VALUES ($1, $2, $3, $4)',
      [randomUUID(), world.id('jan'), world.id('dr-smit'), world.id('dr-kern')],
    ]);

  test('S10 refuses a responsibility to who was put on the employer’s side while it waited for that', async () => {
    const roleId = await world.cast.role(world.id('dr-smit'), 'case-manager', world.id('acme'));
    // By the clock of a transaction that waited, what was given meanwhile begins in the future.
    for (const begins of ["platform.clock() + interval '1 minute'", 'platform.clock()']) {
      await world.cast.sql(`UPDATE access.role SET in_force_since = ${begins} WHERE id = $1`, [roleId]);
      expect([begins, await given()]).toEqual([begins, REFUSED]);
    }
    await world.cast.sql('DELETE FROM access.role WHERE id = $1', [roleId]);
    expect(await given()).toEqual([]);
  });
});
