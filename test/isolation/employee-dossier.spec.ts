import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { asLogin } from '../harness/raw-client.js';
import { StaffWorld } from '../stories/staff-world.js';

const RECORD =
  "INSERT INTO access.identity_change (id, employee_id, part, changed_by) VALUES ($1, $2, 'birth-date', $3)";

describe('what the database lets an employer keep up', () => {
  let world: StaffWorld;
  beforeAll(async () => {
    world = await StaffWorld.open();
    await world.employer('acme', ['absence-guidance']);
  });
  afterAll(() => world.close());

  /** How many rows the officer's statement changes in the employee store. */
  const changedBy = (statement: string, values: readonly unknown[]): Promise<number | null> =>
    changing([statement, values]);
  /** How many rows the last of the officer's statements changes. */
  const changing = async (...statements: readonly (readonly [string, readonly unknown[]])[]): Promise<number | null> =>
    asLogin(world.service.databases, 'employee', async (client) => {
      await client.query('BEGIN');
      await client.query("SELECT set_config('kluis.account', $1, true), set_config('kluis.role', $2, true)", [
        world.id('acme-hr'),
        'employer-officer',
      ]);
      let rowCount: number | null = null;
      for (const [text, values] of statements) ({ rowCount } = await client.query(text, [...values]));
      await client.query('COMMIT');
      return rowCount;
    });

  test('D1 a birth date becomes known once, and who somebody is does not change after that', async () => {
    const { employeeId } = (await world.report('acme', '1')).body;
    const say = (digest: string): Promise<number | null> =>
      changing(
        [RECORD, [randomUUID(), employeeId, world.id('acme-hr')]],
        ['UPDATE access.employee SET birth_digest = $2 WHERE id = $1', [employeeId, Buffer.from(digest)]],
      );
    expect(await say('born then')).toBe(1);
    expect(await say('born at another time')).toBe(0);
    const kept = await world.cast.sql('SELECT birth_digest FROM access.employee WHERE id = $1', [employeeId]);
    expect(kept).toEqual([{ birth_digest: Buffer.from('born then') }]);
  });

  test("I1 a birth date changes in nobody else's name, and not in silence", async () => {
    const { employeeId } = (await world.report('acme', '3')).body;
    const silent = changedBy('UPDATE access.employee SET birth_digest = $2 WHERE id = $1', [
      employeeId,
      Buffer.from('x'),
    ]);
    await expect(silent).rejects.toMatchObject({ code: '42501' });
    await expect(changedBy(RECORD, [randomUUID(), employeeId, randomUUID()])).rejects.toMatchObject({ code: '42501' });
    const { employeeId: another } = await world.cast.employee({ employerId: await world.cast.employer('Globex') });
    const record = [randomUUID(), another, world.id('acme-hr')];
    await expect(changedBy(RECORD, record)).rejects.toMatchObject({ code: '42501' });
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
