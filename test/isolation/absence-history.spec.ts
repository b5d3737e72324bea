import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { StaffWorld } from '../stories/staff-world.js';
import { CHECKED, REFUSED, StaffDatabase, TAKEN, type Statement } from './staff-database.js';

describe('the history of absences and employments, in the database alone', () => {
  let world: StaffWorld;
  let store: StaffDatabase;
  let absenceId: string;
  beforeAll(async () => {
    world = await StaffWorld.open();
    for (const employer of ['acme', 'globex']) await world.employer(employer);
    await world.person('dr-vos', 'company-doctor', { registeredUntil: '2099-01-01' });
    await world.person('anna', 'medical-assistant', { declared: true, instructedUntil: '2099-01-01' });
    await world.person('cm-acme', 'case-manager', {}, 'acme');
    const doctorId = world.id('dr-vos');
    absenceId = await world.employee('jan', 'acme', { absentSince: world.day(-9), doctorId });
    await world.cast.delegation(doctorId, world.id('anna'), world.id('jan'));
    store = new StaffDatabase(world, 'employee');
  });
  afterAll(() => world.close());

  test('I9 no change goes without its history: the database keeps it by itself', async () => {
    const recovered = ['UPDATE employee.absence SET recovered_on = $2, version = 2 WHERE id = $1', absenceId] as const;
    await store.as('acme-hr', 'employer-officer', [...recovered, world.day(1)]);
    const rows = await store.as('acme-hr', 'employer-officer', [
      'SELECT version, recorded_by FROM employee.absence_version WHERE absence_id = $1 ORDER BY version',
      absenceId,
    ]);
    expect(rows).toMatchObject([{ version: 1 }, { version: 2, recorded_by: world.id('acme-hr') }]);
  });

  test('I9 nobody writes another history, nor takes any back', async () => {
    const version = `INSERT INTO employee.absence_version SELECT id, 9, employee_id, employer_id, first_day - 9, recovered_on, $2, reported_at
      FROM employee.absence WHERE id = $1`;
    expect(await store.as('acme-hr', 'employer-officer', [version, absenceId, world.id('acme-hr')])).toBe(REFUSED);
    for (const change of ['DELETE FROM employee.absence_version', 'UPDATE employee.absence_version SET version = 3']) {
      expect(await store.as('acme-hr', 'employer-officer', [change])).toBe(REFUSED);
    }
  });

  test('V6 who may not know of the absence sees none of its history; under derived secrecy neither', async () => {
    const seen = async (who: string, role: string): Promise<unknown> =>
      store.seen(who, role, 'employee.absence_version');
    expect(await seen('dr-vos', 'company-doctor')).toBeGreaterThan(0);
    expect(await seen('globex-hr', 'employer-officer')).toBe(0);
    expect(await seen('anna', 'medical-assistant')).toBe(0);
    expect(await seen('globex-hr', 'case-manager')).toBe(0);
  });

  test('S7, V6 whoever guides the absent sees nobody once the employment or the agreement ended, though the absence runs', async () => {
    const tables = ['employee.identity', 'employee.absence', 'employee.absence_version'];
    const caseworkSees = (): Promise<unknown[]> =>
      Promise.all(tables.map((table) => store.seen('cm-acme', 'case-manager', table)));
    const ends = async (where: string, of: string, day: string | null): Promise<unknown> =>
      world.cast.sql(`UPDATE access.${where} = $1`, [world.id(of), day]);
    for (const [where, of] of [
      ['employment SET ends_on = $2 WHERE employee_id', 'jan'],
      ['agreement SET ends_on = $2 WHERE employer_id', 'acme'],
    ] as const) {
      await ends(where, of, world.day(0));
      expect(await caseworkSees()).not.toContain(0);
      await ends(where, of, world.day(-1));
      expect(await caseworkSees()).toEqual([0, 0, 0]);
      await ends(where, of, null);
    }
  });

  test('V9 a first day is not moved into the future in the fact that others go by', async () => {
    const move = 'UPDATE access.absence SET first_day = $2 WHERE id = $1';
    expect(await store.as('acme-hr', 'employer-officer', [move, absenceId, world.day(3)])).toBe(REFUSED);
    expect(await store.as('globex-hr', 'employer-officer', [move, absenceId, world.day(-8)])).toEqual([]);
  });

  test('V6 a first day is not moved out of the employment in the fact that others go by', async () => {
    const id = await world.employee('gone', 'acme', { absentSince: world.day(-9), endsOn: world.day(-5) });
    const move = (day: number): Promise<unknown> =>
      store.as('acme-hr', 'employer-officer', [
        'UPDATE access.absence SET first_day = $2 WHERE id = $1',
        id,
        world.day(day),
      ]);
    expect(await move(-4)).toBe(CHECKED);
    expect(await move(-5)).toEqual([]);
  });

  test('V6 an employment that ended is not opened again, nor one that runs stretched over it, and a correction leaves its history', async () => {
    await world.employee('left', 'globex', { startsOn: '2020-01-01', endsOn: world.day(-30) });
    const move = (column: string, day: string | null): Promise<unknown> =>
      store.as('globex-hr', 'employer-officer', [
        `UPDATE access.employment SET ${column} = $2::date WHERE employee_id = $1`,
        world.id('left'),
        day,
      ]);
    for (const day of [null, world.day(0), world.day(-20)]) expect(await move('ends_on', day)).toBe(CHECKED);
    const further = 'INSERT INTO access.employment VALUES (gen_random_uuid(), $1, $2, $3)';
    const overAgain: Statement = [further, world.id('left'), world.day(-9), world.day(-1)];
    expect(await store.as('globex-hr', 'employer-officer', overAgain)).toBe(CHECKED);
    expect(await move('ends_on', world.day(-40))).toEqual([]);
    const change = 'UPDATE employee.employment SET ends_on = $2, version = 2 WHERE employee_id = $1';
    expect(await store.as('globex-hr', 'employer-officer', [change, world.id('left'), world.day(-40)])).toEqual([]);
    const kept = await world.cast.sql(
      'SELECT version, ends_on::text, changed_by FROM employee.employment_version WHERE employee_id = $1',
      [world.id('left')],
    );
    expect(kept).toEqual([{ version: 1, ends_on: world.day(-30), changed_by: world.id('globex-hr') }]);
    expect(await store.as('globex-hr', 'employer-officer', ['DELETE FROM employee.employment_version'])).toBe(REFUSED);
    await world.employee('long-gone', 'globex', { startsOn: '2010-01-01', endsOn: '2020-01-01' });
    const later = 'UPDATE access.employment SET ends_on = $2 WHERE employee_id = $1';
    expect(await store.as('globex-hr', 'employer-officer', [later, world.id('long-gone'), world.day(-1)])).toBe(
      CHECKED,
    );
    await world.cast.sql("INSERT INTO access.employment VALUES (gen_random_uuid(), $1, '2026-01-01', NULL)", [
      world.id('long-gone'),
    ]);
    const stretched =
      "UPDATE access.employment SET starts_on = '2011-01-01' WHERE employee_id = $1 AND ends_on IS NULL";
    expect(await store.as('globex-hr', 'employer-officer', [stretched, world.id('long-gone')])).toBe(CHECKED);
  });

  test('V1, V6 an absence out of the reach of the employer runs on record alone, and stands in no way', async () => {
    const id = await world.employee('back', 'acme', { absentSince: '2021-05-01', endsOn: '2021-06-30' });
    await world.cast.sql("INSERT INTO access.employment VALUES (gen_random_uuid(), $1, '2023-01-01', NULL)", [
      world.id('back'),
    ]);
    const runs = async (): Promise<unknown> =>
      (
        await world.cast.sql('SELECT access.absence_running($1) AS runs, access.guided($1) AS guided', [
          world.id('back'),
        ])
      )[0];
    const absence = (day: number): Statement => [
      'INSERT INTO access.absence (id, employee_id, first_day) VALUES (gen_random_uuid(), $1, $2)',
      ...[world.id('back'), world.day(day)],
    ];
    const read = (): Promise<unknown> =>
      store.as('acme-hr', 'employer-officer', ['SELECT 1 AS one FROM employee.absence WHERE id = $1', id]);
    expect([await read(), await runs()]).toEqual([[], { runs: false, guided: false }]);
    const leaves = 'UPDATE access.employment SET ends_on = $2 WHERE employee_id = $1 AND ends_on IS NOT NULL';
    await world.cast.sql(leaves, [world.id('back'), world.day(-30)]);
    expect([await read(), await runs()]).toEqual([[{ one: 1 }], { runs: true, guided: true }]);
    expect(await store.as('acme-hr', 'employer-officer', absence(0))).toBe(TAKEN);
    await world.cast.sql(leaves, [world.id('back'), '2021-06-30']);
    expect(await store.as('acme-hr', 'employer-officer', absence(0))).toEqual([]);
    expect(await store.as('acme-hr', 'employer-officer', absence(1))).toBe(TAKEN);
  });
});
