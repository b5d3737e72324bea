import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { mandateOf } from '../cast-mandate.js';
import { StaffWorld } from '../stories/staff-world.js';
import { REFUSED, StaffDatabase, type Statement } from './staff-database.js';

const PAYROLL = 'payroll-administrator';
const TABLES = ['employee.payroll_terms', 'employee.payroll_terms_version'];

describe('the payroll section, in the database alone', () => {
  let world: StaffWorld;
  let store: StaffDatabase;
  const employments = new Map<string, string>();
  beforeAll(async () => {
    world = await StaffWorld.open();
    await world.employer('acme', ['payroll', 'absence-guidance']);
    await world.employer('globex', ['absence-guidance']);
    await world.person('pim', PAYROLL, {}, 'acme');
    await world.person('pip', PAYROLL, {}, 'globex');
    await world.person('dr-vos', 'company-doctor', { registeredUntil: '2099-01-01' });
    await world.person('anna', 'medical-assistant', { declared: true, instructedUntil: '2099-01-01' });
    await world.person('cas', 'case-manager', {}, 'acme');
    await world.person('rita', 'representative', { kind: 'external' });
    await world.person('jan', 'employee', { kind: 'employee' });
    const doctorId = world.id('dr-vos');
    await world.employee('jan-at-acme', 'acme', { accountId: world.id('jan'), doctorId, absentSince: world.day(-9) });
    await world.employee('lot-at-acme', 'acme');
    await world.employee('piet-at-globex', 'globex', { doctorId });
    await world.cast.delegation(doctorId, world.id('anna'), world.id('jan-at-acme'));
    await mandateOf(world.cast, world.id('jan-at-acme'), world.id('rita'));
    const rows = await world.cast.sql<{ id: string; employee_id: string }>('SELECT * FROM access.employment');
    for (const { id, employee_id: of } of rows) employments.set(of, id);
    store = new StaffDatabase(world, 'employee');
  });
  afterAll(() => world.close());

  const adding = (whose: string, employer = 'acme', id: string = randomUUID(), of = whose): Statement => [
    'INSERT INTO employee.payroll_terms (id, employment_id, employee_id, employer_id) VALUES ($1, $2, $3, $4)',
    id,
    employments.get(world.id(of)),
    world.id(whose),
    world.id(employer),
  ];
  const version = (id: string, number = 1, by = 'pim'): Statement => [
    'INSERT INTO employee.payroll_terms_version (terms_id, version, sealed, recorded_by) VALUES ($1, $2, $3, $4)',
    id,
    number,
    Buffer.from('x'),
    world.id(by),
  ];

  test('S7 the database takes payroll terms from who runs that payroll, for the employments of whom they name', async () => {
    const id = randomUUID();
    expect(await store.as('pim', PAYROLL, adding('jan-at-acme', 'acme', id), version(id))).toEqual([]);
    for (const [who, role, whose, employer] of [
      ['pip', PAYROLL, 'piet-at-globex', 'globex'],
      ['pip', PAYROLL, 'lot-at-acme', 'acme'],
      ['pim', PAYROLL, 'piet-at-globex', 'globex'],
      ['pim', 'employer-officer', 'lot-at-acme', 'acme'],
      ['acme-hr', 'employer-officer', 'lot-at-acme', 'acme'],
      ['cas', 'case-manager', 'lot-at-acme', 'acme'],
      ['dr-vos', 'company-doctor', 'jan-at-acme', 'acme'],
      ['jan', 'employee', 'jan-at-acme', 'acme'],
    ] as const) {
      expect([who, await store.as(who, role, adding(whose, employer))]).toEqual([who, REFUSED]);
    }
    const another = adding('lot-at-acme', 'acme', randomUUID(), 'piet-at-globex');
    expect(await store.as('pim', PAYROLL, another)).toBe(REFUSED);
  });

  test('S7 it shows them to who runs that payroll and to the employee; I9 nobody changes a version or takes it back', async () => {
    for (const table of TABLES) {
      for (const [who, role, count] of [
        ['pim', PAYROLL, 1],
        ['jan', 'employee', 1],
        ['pip', PAYROLL, 0],
        ['acme-hr', 'employer-officer', 0],
        ['dr-vos', 'company-doctor', 0],
        ['anna', 'medical-assistant', 0],
        ['cas', 'case-manager', 0],
        ['rita', 'representative', 0],
        ['cas', PAYROLL, 0],
      ] as const) {
        expect([table, who, await store.seen(who, role, table)]).toEqual([table, who, count]);
      }
    }
    const [row] = await world.cast.sql<{ id: string }>('SELECT id FROM employee.payroll_terms');
    const raise: Statement = ['UPDATE employee.payroll_terms SET version = 2 WHERE id = $1 RETURNING version', row?.id];
    expect(await store.as('jan', 'employee', raise)).toEqual([]);
    expect(await store.as('pim', PAYROLL, raise, version(row?.id ?? '', 2, 'cas'))).toBe(REFUSED);
    expect(await store.as('pim', PAYROLL, raise, version(row?.id ?? '', 3))).toBe(REFUSED);
    for (const change of [
      'DELETE FROM employee.payroll_terms',
      "UPDATE employee.payroll_terms_version SET sealed = ''",
      'UPDATE employee.payroll_terms SET employee_id = employee_id',
    ]) {
      expect(await store.as('pim', PAYROLL, [change])).toBe(REFUSED);
    }
  });

  test('S7 of the dossiers a payroll administrator sees who is on the payroll and since when, and no absence or file', async () => {
    const seen = async (who: string): Promise<unknown[]> =>
      Promise.all(
        ['identity', 'employment', 'absence', 'absence_version', 'message', 'reintegration_part'].map((table) =>
          store.seen(who, PAYROLL, `employee.${table}`),
        ),
      );
    expect(await seen('pim')).toEqual([2, 2, 0, 0, 0, 0]);
    expect(await seen('pip')).toEqual([0, 0, 0, 0, 0, 0]);
    const left = 'UPDATE access.employment SET ends_on = platform.today() - $2::integer WHERE employee_id = $1';
    await world.cast.sql(left, [world.id('jan-at-acme'), 800]);
    expect(await seen('pim')).toEqual([1, 1, 0, 0, 0, 0]);
    expect(await store.seen('pim', PAYROLL, 'employee.payroll_terms')).toBe(0);
    expect(await store.seen('jan', 'employee', 'employee.payroll_terms')).toBe(1);
    await world.cast.sql(left, [world.id('jan-at-acme'), 1]);
    expect(await seen('pim')).toEqual([2, 2, 0, 0, 0, 0]);
    // V9 — whom a sick report named first.
    await world.cast.sql('UPDATE access.employment SET starts_on = NULL WHERE employee_id = $1', [
      world.id('lot-at-acme'),
    ]);
    expect(await seen('pim')).toEqual([1, 1, 0, 0, 0, 0]);
    await world.cast.sql("UPDATE access.agreement SET services = '{absence-guidance}'");
    expect(await seen('pim')).toEqual([0, 0, 0, 0, 0, 0]);
    for (const table of TABLES) expect(await store.seen('pim', PAYROLL, table)).toBe(0);
  });
});
