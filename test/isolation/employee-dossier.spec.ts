import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { asLogin } from '../harness/raw-client.js';
import { StaffWorld } from '../stories/staff-world.js';

describe('what the database lets an employer keep up', () => {
  let world: StaffWorld;
  beforeAll(async () => {
    world = await StaffWorld.open();
    await world.employer('acme', ['absence-guidance']);
  });
  afterAll(() => world.close());

  /** How many rows the officer's statement changes in the employee store. */
  const changedBy = async (statement: string, values: readonly unknown[]): Promise<number | null> =>
    asLogin(world.service.databases, 'employee', async (client) => {
      await client.query('BEGIN');
      await client.query("SELECT set_config('kluis.account', $1, true), set_config('kluis.role', $2, true)", [
        world.id('acme-hr'),
        'employer-officer',
      ]);
      const { rowCount } = await client.query(statement, [...values]);
      await client.query('COMMIT');
      return rowCount;
    });

  test('D1 a birth date becomes known once, and who somebody is does not change after that', async () => {
    const { employeeId } = (await world.report('acme', '1')).body;
    const say = (digest: string): Promise<number | null> =>
      changedBy('UPDATE access.employee SET birth_digest = $2 WHERE id = $1', [employeeId, Buffer.from(digest)]);
    expect(await say('born then')).toBe(1);
    expect(await say('born at another time')).toBe(0);
    const kept = await world.cast.sql('SELECT birth_digest FROM access.employee WHERE id = $1', [employeeId]);
    expect(kept).toEqual([{ birth_digest: Buffer.from('born then') }]);
  });

  test('V8 a recovery is corrected until the next absence, in the store and in the facts that the others go by', async () => {
    const { employeeId, absenceId } = (await world.report('acme', '2', { firstDay: world.day(-9) })).body;
    const correct = (day: number): Promise<(number | null)[]> =>
      Promise.all(
        // Each correction in the store is a version of its own (I9): without one its history refuses it.
        ['UPDATE employee.absence SET version = version + 1,', 'UPDATE access.absence SET'].map((update) =>
          changedBy(`${update} recovered_on = $2 WHERE id = $1`, [absenceId, world.day(day)]),
        ),
      );
    expect(await correct(-3)).toEqual([1, 1]);
    expect(await correct(-4)).toEqual([1, 1]);
    expect((await world.report('acme', '2')).body).toMatchObject({ employeeId, known: true });
    expect(await correct(-5)).toEqual([0, 0]);
  });

  test('D1 two employers never have one registration number', async () => {
    const twice = world.cast.sql(
      `INSERT INTO employer.employer (id, name, registration_number, created_by)
       SELECT $2, name, registration_number, created_by FROM employer.employer WHERE id = $1`,
      [world.id('acme'), world.id('acme')],
    );
    await expect(twice).rejects.toMatchObject({ code: '23505' });
  });
});
