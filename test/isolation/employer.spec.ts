import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { StaffWorld } from '../stories/staff-world.js';
import { CHECKED, OVERLAPS, REFUSED, StaffDatabase, type Statement } from './staff-database.js';

const RELATION = 'account-manager';
const OFFICER = 'employer-officer';

describe('the employer store, to the database alone', () => {
  let world: StaffWorld;
  let store: StaffDatabase;
  beforeAll(async () => {
    world = await StaffWorld.open();
    store = new StaffDatabase(world, 'employer');
    for (const name of ['acme', 'globex']) await world.employer(name);
    await world.person('manager', RELATION);
    await world.person('cm-acme', 'case-manager', {}, 'acme');
    await world.person('dr-vos', 'company-doctor', { registeredUntil: '2099-01-01' });
  });
  afterAll(() => world.close());

  const employer = (id: string, createdBy: string): Statement[] => [
    ['INSERT INTO access.employer (id) VALUES ($1)', id],
    [
      "INSERT INTO employer.employer (id, name, registration_number, created_by) VALUES ($1, 'Initech', $2, $3)",
      id,
      id.replace(/\D/g, '').padEnd(8, '0').slice(0, 8),
      world.id(createdBy),
    ],
  ];
  const agreement = (services: string[], from: string, until: string | null, id: string = randomUUID()): Statement => [
    `INSERT INTO access.agreement (id, employer_id, services, starts_on, ends_on, bears_sick_pay_risk, disclosure_edition)
     VALUES ($1, $2, $3, $4, $5, false, 'current')`,
    id,
    world.id('globex'),
    services,
    from,
    until,
  ];

  test('V6 an officer sees the own employer and its agreements; who keeps relations sees all; nobody else any', async () => {
    for (const table of ['employer.employer', 'employer.agreement']) {
      expect(await store.seen('acme-hr', OFFICER, table)).toBe(1);
      expect(await store.seen('manager', RELATION, table)).toBe(2);
      expect(await store.seen('cm-acme', 'case-manager', table)).toBe(0);
      expect(await store.seen('dr-vos', 'company-doctor', table)).toBe(0);
      // A role that is claimed and not held.
      expect(await store.seen('acme-hr', RELATION, table)).toBe(0);
    }
  });

  test('D1 only who keeps relations records an employer, under the own name', async () => {
    expect(await store.as('manager', RELATION, ...employer(randomUUID(), 'acme-hr'))).toBe(REFUSED);
    expect(await store.as('acme-hr', OFFICER, ...employer(randomUUID(), 'acme-hr'))).toBe(REFUSED);
    expect(await store.as('acme-hr', RELATION, ...employer(randomUUID(), 'acme-hr'))).toBe(REFUSED);
    expect(await store.as('manager', RELATION, ...employer(randomUUID(), 'manager'))).toEqual([]);
  });

  test('D7 only who keeps relations records an agreement, under the own name', async () => {
    await world.cast.sql("UPDATE access.agreement SET ends_on = '2020-12-31' WHERE employer_id = $1", [
      world.id('globex'),
    ]);
    const id = randomUUID();
    const fact = agreement(['payroll'], '2021-01-01', '2021-12-31', id);
    const dossier = (recordedBy: string): Statement => [
      'INSERT INTO employer.agreement (id, employer_id, recorded_by) VALUES ($1, $2, $3)',
      id,
      world.id('globex'),
      world.id(recordedBy),
    ];
    expect(await store.as('globex-hr', OFFICER, fact, dossier('globex-hr'))).toBe(REFUSED);
    expect(await store.as('manager', RELATION, fact, dossier('globex-hr'))).toBe(REFUSED);
    expect(await store.as('manager', RELATION, fact, dossier('manager'))).toEqual([]);
  });

  test('D7 on no day two agreements of one employer', async () => {
    const overlapping = agreement(['payroll'], '2021-12-31', null);
    expect(await store.as('manager', RELATION, overlapping)).toBe(OVERLAPS);
    const longer: Statement = [
      "UPDATE access.agreement SET ends_on = NULL WHERE employer_id = $1 AND starts_on = '2020-01-01'",
      world.id('globex'),
    ];
    expect(await store.as('manager', RELATION, longer)).toBe(OVERLAPS);
  });

  test("D7 an agreement is about services of the closed list, and doesn't end before it begins", async () => {
    expect(await store.as('manager', RELATION, agreement(['detective-work'], '2030-01-01', null))).toBe(CHECKED);
    expect(await store.as('manager', RELATION, agreement([], '2030-01-01', null))).toBe(CHECKED);
  });

  test("D7 an agreement's terms stand: nothing but its end changes", async () => {
    const set = (change: string): Statement => [
      `UPDATE access.agreement SET ${change} WHERE employer_id = $1`,
      world.id('acme'),
    ];
    for (const change of ["services = '{payroll}'", 'bears_sick_pay_risk = true', "starts_on = '2019-01-01'"]) {
      expect(await store.as('manager', RELATION, set(change))).toBe(REFUSED);
    }
    expect(await store.as('acme-hr', OFFICER, set("ends_on = '2030-01-01'"))).toEqual([]);
    const [row] = await world.cast.sql('SELECT ends_on FROM access.agreement WHERE employer_id = $1', [
      world.id('acme'),
    ]);
    expect(row).toEqual({ ends_on: null });
  });

  test('D3 the login of the employer store opens no employee dossier', async () => {
    for (const table of ['employee.identity', 'employee.employment', 'employee.absence']) {
      expect(await store.seen('manager', RELATION, table)).toBe(REFUSED);
    }
  });
});
