import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { StaffWorld } from '../stories/staff-world.js';
import { CHECKED, REFUSED, StaffDatabase, TAKEN, UNRELATED, type Statement } from './staff-database.js';

const OFFICER = 'employer-officer';
const STARTS = 'UPDATE access.employment SET starts_on = $2 WHERE employee_id = $1';
const TABLES = ['employee.identity', 'employee.employment', 'employee.absence'];

describe('the employee store, to the database alone', () => {
  let world: StaffWorld;
  let store: StaffDatabase;
  beforeAll(async () => {
    world = await StaffWorld.open();
    store = new StaffDatabase(world, 'employee');
    await world.employer('acme', ['absence-guidance']);
    await world.employer('globex', ['payroll']);
    await world.person('dr-vos', 'company-doctor', { registeredUntil: '2099-01-01' });
    await world.person('dr-smit', 'company-doctor', { registeredUntil: '2099-01-01' });
    await world.person('anna', 'medical-assistant', { declared: true, instructedUntil: '2099-01-01' });
    await world.person('cm-acme', 'case-manager', {}, 'acme');
    await world.person('manager', 'account-manager');
    await world.person('jan', 'employee', { kind: 'employee' });
    const vos = { doctorId: world.id('dr-vos') };
    await world.employee('jan-acme', 'acme', { ...vos, accountId: world.id('jan'), absentSince: world.day(-5) });
    await world.employee('kees', 'acme', vos);
    await world.employee('piet', 'globex', { absentSince: world.day(-5) });
    await world.cast.delegation(world.id('dr-vos'), world.id('anna'), world.id('jan-acme'));
  });
  afterAll(() => world.close());

  const seen = (who: string, role: string): Promise<unknown> => store.seen(who, role, 'employee.identity');
  const person = (employer: string, id: string): Statement => [
    'INSERT INTO access.employee (id, employer_id) VALUES ($1, $2)',
    id,
    world.id(employer),
  ];
  const likeness = (employer: string, id: string): Statement => [
    'INSERT INTO employee.likeness (employee_id, employer_id, home) VALUES ($1, $2, $3)',
    id,
    world.id(employer),
    Buffer.from(`home of ${id}`),
  ];
  const identity = (employer: string, id: string): Statement => [
    'INSERT INTO employee.identity (employee_id, employer_id, number_digest, row_digest, sealed) VALUES ($1, $2, $3, $3, $3)',
    id,
    world.id(employer),
    Buffer.from(id),
  ];
  const absence = (employee: string, firstDay: string, id: string = randomUUID()): Statement => [
    'INSERT INTO access.absence (id, employee_id, first_day) VALUES ($1, $2, $3)',
    id,
    world.id(employee),
    firstDay,
  ];
  const dossier = (employee: string, employer: string, id: string, by = `${employer}-hr`): Statement => [
    `INSERT INTO employee.absence (id, employee_id, employer_id, first_day, sealed, reported_by)
     VALUES ($1, $2, $3, $4, 'sealed', $5)`,
    id,
    world.id(employee),
    world.id(employer),
    world.day(0),
    world.id(by),
  ];

  test("V6 an officer sees the own staff, and nothing for an employer or role that isn't held", async () => {
    expect(await seen('acme-hr', OFFICER)).toBe(2);
    expect(await seen('globex-hr', OFFICER)).toBe(1);
    expect(await seen('manager', OFFICER)).toBe(0);
    expect(await seen('manager', 'account-manager')).toBe(0);
    for (const role of ['', 'case-manager', 'company-doctor', 'employee']) expect(await seen('acme-hr', role)).toBe(0);
  });

  test('S7 who guides the absent sees them while they are; a doctor whom he guides; an assistant what was delegated', async () => {
    expect(await seen('cm-acme', 'case-manager')).toBe(1);
    expect(await seen('dr-vos', 'company-doctor')).toBe(2);
    expect(await seen('dr-smit', 'company-doctor')).toBe(0);
    expect(await seen('anna', 'medical-assistant')).toBe(1);
    await world.cast.sql('UPDATE access.absence SET recovered_on = $2 WHERE employee_id = $1', [
      world.id('jan-acme'),
      world.day(0),
    ]);
    expect(await seen('cm-acme', 'case-manager')).toBe(0);
    await world.cast.sql('UPDATE access.absence SET recovered_on = NULL WHERE employee_id = $1', [
      world.id('jan-acme'),
    ]);
    expect(await seen('cm-acme', 'case-manager')).toBe(1);
  });

  test('I1 the person sees the own dossier, and no other', async () => {
    for (const table of TABLES) expect(await store.seen('jan', 'employee', table)).toBe(1);
  });

  test('V9 under an agreement without payroll or screening nobody without absence is recorded', async () => {
    const id = randomUUID();
    expect(await store.as('acme-hr', OFFICER, person('acme', id), likeness('acme', id), identity('acme', id))).toBe(
      REFUSED,
    );
    const report = [person('acme', id), absence(id, world.day(0)), likeness('acme', id), identity('acme', id)];
    expect(await store.as('acme-hr', OFFICER, ...report)).toEqual([]);
    const other = randomUUID();
    expect(
      await store.as(
        'globex-hr',
        OFFICER,
        person('globex', other),
        likeness('globex', other),
        identity('globex', other),
      ),
    ).toEqual([]);
  });

  test('D1 nobody gets a dossier without what he is known again by, nor a second one but as a namesake on record', async () => {
    const [one, other, namesake] = [randomUUID(), randomUUID(), randomUUID()];
    const like = (id: string, born: string | null, home: string, employer = 'globex'): Statement => [
      'INSERT INTO employee.likeness (employee_id, employer_id, born, home) VALUES ($1, $2, $3, $4)',
      id,
      world.id(employer),
      born === null ? null : Buffer.from(born),
      Buffer.from(home),
    ];
    const by = (...statements: Statement[]): Promise<unknown> => store.as('globex-hr', OFFICER, ...statements);
    expect(await by(person('globex', one), identity('globex', one))).toBe(REFUSED);
    expect(await by(person('globex', one), like(one, 'born', 'home'), identity('globex', one))).toEqual([]);
    for (const [born, home] of [
      ['born', 'elsewhere'],
      [null, 'home'],
    ] as const) {
      expect(await by(person('globex', other), like(other, born, home))).toBe(CHECKED);
    }
    expect(await by(person('globex', other), like(other, 'later', 'home'))).toEqual([]);
    const apart: Statement = [
      'INSERT INTO employee.namesake (id, employee_id, other_id, employer_id, recorded_by) VALUES (gen_random_uuid(), $1, $2, $3, $4)',
      namesake,
      one,
      world.id('globex'),
      world.id('globex-hr'),
    ];
    expect(await by(person('globex', namesake), apart, like(namesake, 'born', 'elsewhere'))).toEqual([]);
    expect(await by(['UPDATE employee.namesake SET recorded_at = recorded_at'])).toBe(REFUSED);
    for (const table of ['employee.likeness', 'employee.namesake']) {
      expect(await store.seen('globex-hr', OFFICER, table)).toBeGreaterThan(0);
      for (const [who, role] of [
        ['acme-hr', OFFICER],
        ['dr-vos', 'company-doctor'],
        ['jan', 'employee'],
      ] as const) {
        const rows = await store.as(who, role, [`SELECT 1 FROM ${table} WHERE employer_id = $1`, world.id('globex')]);
        expect([who, table, rows]).toEqual([who, table, []]);
      }
    }
  });

  test('V6, D1 whom the employer may read no more it finds by nothing, and a job alone holds him against others', async () => {
    await world.employee('gone', 'globex');
    const gone = world.id('gone');
    const like = (id: string): Statement => [
      likeness('globex', id)[0],
      id,
      world.id('globex'),
      Buffer.from('one home'),
    ];
    const [found] = await world.cast.sql<{ digest: Buffer }>(
      'SELECT number_digest AS digest FROM employee.identity WHERE employee_id = $1',
      [gone],
    );
    const numbered = (id: string): Statement => [identity('globex', id)[0], id, world.id('globex'), found?.digest];
    const byHr = (...statements: Statement[]): Promise<unknown> => store.as('globex-hr', OFFICER, ...statements);
    expect(await byHr(like(gone))).toEqual([]);
    const [other, stranger] = [randomUUID(), randomUUID()];
    expect(await byHr(person('globex', other), likeness('globex', other), numbered(other))).toBe(TAKEN);
    expect(await byHr(person('globex', other), like(other))).toBe(CHECKED);
    await world.cast.sql(
      "UPDATE access.employment SET starts_on = '2010-01-01', ends_on = '2015-12-31' WHERE employee_id = $1",
      [gone],
    );
    for (const table of ['employee.identity', 'employee.likeness']) {
      expect(await byHr([`SELECT 1 FROM ${table} WHERE employee_id = $1`, gone])).toEqual([]);
    }
    expect(await byHr(person('globex', other), like(other), numbered(other))).toEqual([]);
    expect(await byHr(person('globex', stranger), likeness('globex', stranger))).toEqual([]);
    const jobs = new StaffDatabase(world, 'jobs');
    const asks = (employeeId: string, earlierId: string): Statement => [
      'INSERT INTO desk.earlier_dossier (id, employer_id, employee_id, earlier_id) VALUES (gen_random_uuid(), $1, $2, $3)',
      world.id('globex'),
      employeeId,
      earlierId,
    ];
    expect(await jobs.as('manager', '', asks(stranger, gone))).toBe(REFUSED);
    expect(await jobs.as('manager', '', asks(gone, other))).toBe(REFUSED);
    expect(await jobs.as('manager', '', asks(other, gone))).toEqual([]);
    const desk = new StaffDatabase(world, 'desk');
    expect(await desk.seen('globex-hr', OFFICER, 'desk.earlier_dossier')).toBe(0);
    expect(await desk.seen('dr-vos', 'company-doctor', 'desk.earlier_dossier')).toBe(0);
  });

  test('D7 an absence is recorded only under an agreement in force with absence guidance', async () => {
    expect(await store.as('globex-hr', OFFICER, absence('piet', world.day(0)))).toBe(REFUSED);
    expect(await store.as('acme-hr', OFFICER, absence('kees', world.day(2)))).toBe(REFUSED);
    await world.cast.sql('UPDATE access.agreement SET ends_on = $2 WHERE employer_id = $1', [
      world.id('acme'),
      world.day(-1),
    ]);
    expect(await store.as('acme-hr', OFFICER, absence('kees', world.day(0)))).toBe(REFUSED);
    await world.cast.sql('UPDATE access.agreement SET ends_on = NULL WHERE employer_id = $1', [world.id('acme')]);
  });

  test("V6 nobody records anything of another employer's employee, under whichever employer", async () => {
    expect(await store.as('acme-hr', OFFICER, absence('piet', world.day(0)))).toBe(REFUSED);
    expect(await store.as('acme-hr', OFFICER, person('globex', randomUUID()))).toBe(REFUSED);
    await world.employee('mia', 'globex');
    // A row that pairs one employer's person with another employer.
    const id = randomUUID();
    await world.cast.sql('INSERT INTO access.absence (id, employee_id, first_day) VALUES ($1, $2, $3)', [
      id,
      world.id('mia'),
      world.day(0),
    ]);
    expect(await store.as('acme-hr', OFFICER, dossier('mia', 'acme', id))).toBe(UNRELATED);
  });

  test('V6 no employment is moved past an absence that lies in it', async () => {
    const starts = (day: string): Statement => [STARTS, world.id('jan-acme'), day];
    expect(await store.as('acme-hr', OFFICER, starts(world.day(-4)))).toBe(CHECKED);
    expect(await store.as('acme-hr', OFFICER, starts(world.day(-5)))).toEqual([]);
  });

  test('V1 one absence runs at a time, and whoever reports it says so under the own name', async () => {
    const second = randomUUID();
    const both = [absence('jan-acme', world.day(0), second), dossier('jan-acme', 'acme', second)];
    expect(await store.as('acme-hr', OFFICER, ...both)).toBe(TAKEN);
    const first = randomUUID();
    const foreign = dossier('kees', 'acme', first, 'manager');
    expect(await store.as('acme-hr', OFFICER, absence('kees', world.day(0), first), foreign)).toBe(REFUSED);
  });

  test('S7 nobody but the employer writes in an employee dossier', async () => {
    for (const [who, role] of [
      ['cm-acme', 'case-manager'],
      ['dr-vos', 'company-doctor'],
      ['anna', 'medical-assistant'],
      ['jan', 'employee'],
      ['manager', 'account-manager'],
    ] as const) {
      const id = randomUUID();
      expect(await store.as(who, role, person('acme', id))).toBe(REFUSED);
      expect(await store.as(who, role, absence('jan-acme', world.day(0)))).toBe(REFUSED);
      const change: Statement = [
        'UPDATE employee.identity SET version = 9 WHERE employee_id = $1 RETURNING 1',
        world.id('jan-acme'),
      ];
      expect(await store.as(who, role, change)).toEqual([]);
    }
  });

  test('V9 an import is on record under the name and employer of who sent it, and for nobody else to see', async () => {
    const record = (employer: string, by: string): Statement => [
      `INSERT INTO employee.staff_import (id, employer_id, imported_by, rows, added, changed, unchanged, refused)
       VALUES ($1, $2, $3, 1, 1, 0, 0, 0)`,
      randomUUID(),
      world.id(employer),
      world.id(by),
    ];
    expect(await store.as('acme-hr', OFFICER, record('globex', 'acme-hr'))).toBe(REFUSED);
    expect(await store.as('acme-hr', OFFICER, record('acme', 'manager'))).toBe(REFUSED);
    expect(await store.as('acme-hr', OFFICER, record('acme', 'acme-hr'))).toEqual([]);
    expect(await store.seen('acme-hr', OFFICER, 'employee.staff_import')).toBe(1);
    expect(await store.seen('globex-hr', OFFICER, 'employee.staff_import')).toBe(0);
    expect(await store.seen('cm-acme', 'case-manager', 'employee.staff_import')).toBe(0);
  });

  test('I4 what is on record is not deleted through any door of the service', async () => {
    for (const table of [...TABLES, 'employee.staff_import']) {
      expect(await store.as('acme-hr', OFFICER, [`DELETE FROM ${table}`])).toBe(REFUSED);
    }
  });
});
