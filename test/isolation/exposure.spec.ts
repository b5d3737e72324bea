import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { mandateOf } from '../cast-mandate.js';
import { StaffWorld } from '../stories/staff-world.js';
import { CHECKED, REFUSED, StaffDatabase } from './staff-database.js';

const EXPOSURE = 'INSERT INTO medical.exposure (id, employee_id) VALUES ($1, $2)';
const VERSION = `
  INSERT INTO medical.exposure_version (exposure_id, version, employee_id, agent_class, exposed_from, exposed_until, sealed,
    author_id, responsible_doctor_id)
  VALUES ($1, $2, $3, 'asbestos', platform.today() + $4::int, platform.today() + $5::int, '\\x00', $6, $7)`;
const PAST = [-9, -1] as const;
const RAISE = 'UPDATE medical.exposure SET version = 2 WHERE id = $1';

describe('the database alone, about what somebody was exposed to', () => {
  let world: StaffWorld;
  let store: StaffDatabase;
  const known = randomUUID();
  beforeAll(async () => {
    world = await StaffWorld.open();
    for (const employer of ['acme', 'globex']) await world.employer(employer);
    for (const doctor of ['dr-vos', 'dr-smit']) {
      await world.person(doctor, 'company-doctor', { registeredUntil: '2099-01-01' });
    }
    for (const assistant of ['anna', 'bart']) {
      await world.person(assistant, 'medical-assistant', { declared: true, instructedUntil: '2099-01-01' });
    }
    await world.person('dr-staf', 'staff-doctor', { registeredUntil: '2099-01-01' });
    await world.person('cm-acme', 'case-manager', {}, 'acme');
    await world.person('himself', 'employee', { kind: 'employee' });
    await world.person('rita', 'representative', { kind: 'external' });
    const doctorId = world.id('dr-vos');
    await world.employee('jan', 'acme', { absentSince: world.day(-9), doctorId, accountId: world.id('himself') });
    await world.cast.delegation(doctorId, world.id('anna'), world.id('jan'), ['read', 'record']);
    store = new StaffDatabase(world, 'medical');
    expect(
      await store.as('dr-vos', 'company-doctor', [EXPOSURE, known, world.id('jan')], said(known, 1, 'dr-vos')),
    ).toEqual([]);
  });
  afterAll(() => world.close());

  const said = (id: string, version: number, by: string, days: readonly [number, number] = PAST, doctor = 'dr-vos') =>
    [VERSION, id, version, world.id('jan'), ...days, world.id(by), world.id(doctor)] as const;

  test('S1 the dossier doctor, his assistant and the employee see it, and nobody else', async () => {
    for (const [who, role, sees] of [
      ['dr-vos', 'company-doctor', 1],
      ['anna', 'medical-assistant', 1],
      ['himself', 'employee', 1],
      ['dr-smit', 'company-doctor', 0],
      ['bart', 'medical-assistant', 0],
      ['dr-staf', 'staff-doctor', 0],
      ['cm-acme', 'case-manager', 0],
      ['acme-hr', 'employer-officer', 0],
      ['globex-hr', 'employer-officer', 0],
      ['rita', 'representative', 0],
      ['dr-smit', 'employee', 0],
    ] as const) {
      for (const table of ['medical.exposure', 'medical.exposure_version']) {
        expect([who, table, await store.seen(who, role, table)]).toEqual([who, table, sees]);
      }
    }
  });

  test('I1 who acts for the employee sees it by a mandate that shows the medical dossier, and by no other', async () => {
    const seen = (): Promise<unknown> => store.seen('rita', 'representative', 'medical.exposure_version');
    await mandateOf(world.cast, world.id('jan'), world.id('rita'));
    expect(await seen()).toBe(1);
    await world.cast.sql("UPDATE access.mandate SET shows = '{employee-dossier,verdicts,access-log}'");
    expect(await seen()).toBe(0);
  });

  test('S11 it is recorded in the own name, under the doctor who is responsible, by those who may', async () => {
    const tried = async (who: string, role: string, by = who, doctor = 'dr-vos'): Promise<unknown> => {
      const id = randomUUID();
      return store.as(who, role, [EXPOSURE, id, world.id('jan')], said(id, 1, by, PAST, doctor));
    };
    expect(await tried('anna', 'medical-assistant')).toEqual([]);
    expect(await tried('anna', 'medical-assistant', 'dr-vos')).toBe(REFUSED);
    expect(await tried('anna', 'medical-assistant', 'anna', 'dr-smit')).toBe(REFUSED);
    expect(await tried('dr-vos', 'company-doctor', 'dr-vos', 'dr-smit')).toBe(REFUSED);
    for (const [who, role] of [
      ['bart', 'medical-assistant'],
      ['dr-smit', 'company-doctor'],
      ['dr-staf', 'staff-doctor'],
      ['himself', 'employee'],
      ['rita', 'representative'],
      ['cm-acme', 'case-manager'],
      ['acme-hr', 'employer-officer'],
    ] as const) {
      expect([who, await tried(who, role)]).toEqual([who, REFUSED]);
    }
  });

  test('R3 it takes no day to come, and no end before the beginning: a clock counts from it', async () => {
    const tried = (from: number, until: number): Promise<unknown> => {
      const id = randomUUID();
      return store.as(
        'dr-vos',
        'company-doctor',
        [EXPOSURE, id, world.id('jan')],
        said(id, 1, 'dr-vos', [from, until]),
      );
    };
    expect(await tried(0, 1)).toBe(REFUSED);
    expect(await tried(1, 1)).toBe(REFUSED);
    expect(await tried(0, -1)).toBe(CHECKED);
    expect(await tried(0, 0)).toEqual([]);
  });

  test('I4 a version is added by who may amend, one at a time, and none is changed or taken back', async () => {
    const amend = (who: string, role: string): Promise<unknown> =>
      store.as(who, role, [RAISE, known], said(known, 2, who));
    expect(await amend('anna', 'medical-assistant')).toBe(REFUSED);
    expect(await store.as('dr-vos', 'company-doctor', said(known, 2, 'dr-vos'))).toBe(REFUSED);
    expect(await amend('dr-vos', 'company-doctor')).toEqual([]);
    for (const act of [
      'UPDATE medical.exposure_version SET exposed_until = NULL',
      'DELETE FROM medical.exposure_version',
      'DELETE FROM medical.exposure',
    ]) {
      expect(await store.as('dr-vos', 'company-doctor', [act])).toBe(REFUSED);
    }
  });

  test.each(['desk', 'employer', 'employee', 'trail', 'jobs'] as const)('D2 %s opens none of it', async (login) => {
    const other = new StaffDatabase(world, login);
    for (const table of ['medical.exposure', 'medical.exposure_version']) {
      expect(await other.seen('dr-vos', 'company-doctor', table)).toBe(REFUSED);
    }
  });
});
