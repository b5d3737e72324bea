import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { mandateOf } from '../cast-mandate.js';
import { StaffWorld } from '../stories/staff-world.js';
import { REFUSED, StaffDatabase, type Statement } from './staff-database.js';

const ASK = `
  INSERT INTO medical.consultation (id, employee_id, doctor_id, asked_by, valid_until, question)
  VALUES ($1, $2, $3, $4, platform.clock() + interval '1 day' * $5::int, '\\x00')`;
const set = (what: string): string => `UPDATE medical.consultation SET ${what} WHERE id = $1 RETURNING 1 AS done`;
const WITHDRAW = set('withdrawn_at = platform.clock()');
const CONCLUDE = set("concluded_at = platform.clock(), sealed = '\\x01'");
const FILE = set('in_dossier_at = platform.clock()');
const PLAN = set("planned_for = platform.clock() + interval '1 day'");
const PLAN_BACK = set("planned_for = platform.clock() - interval '1 day'");
const NOTICE = 'INSERT INTO desk.notice (id, account_id, code, about) VALUES ($1, $2, $3, $4)';
const DONE = [{ done: 1 }];

describe('the database alone, about voluntary consultations', () => {
  let world: StaffWorld;
  let store: StaffDatabase;
  beforeAll(async () => {
    world = await StaffWorld.open();
    await world.employer('acme');
    for (const doctor of ['dr-vos', 'dr-smit', 'dr-kort']) {
      await world.person(doctor, 'company-doctor', { registeredUntil: '2099-01-01' });
    }
    await world.person('dr-lapsed', 'company-doctor', { registeredUntil: '2020-01-01' });
    await world.person('anna', 'medical-assistant', { declared: true, instructedUntil: '2099-01-01' });
    await world.person('dr-kern', 'core-expert-doctor', { registeredUntil: '2099-01-01' });
    await world.person('cm-acme', 'case-manager', {}, 'acme');
    await world.person('himself', 'employee', { kind: 'employee' });
    await world.person('another', 'employee', { kind: 'employee' });
    await world.person('rita', 'representative', { kind: 'external' });
    const doctorId = world.id('dr-vos');
    await world.employee('jan', 'acme', { absentSince: world.day(-9), doctorId, accountId: world.id('himself') });
    await world.employee('kees', 'acme', { doctorId, accountId: world.id('another') });
    await world.cast.delegation(doctorId, world.id('anna'), world.id('jan'), ['read', 'record']);
    await mandateOf(world.cast, world.id('jan'), world.id('rita'));
    store = new StaffDatabase(world, 'medical');
  });
  afterAll(() => world.close());

  const asking = (id: string, doctor = 'dr-smit', by = 'himself', days = 9, about = 'jan'): Statement => [
    ASK,
    id,
    world.id(about),
    world.id(doctor),
    world.id(by),
    days,
  ];
  const asked = async (doctor = 'dr-smit'): Promise<string> => {
    const id = randomUUID();
    expect(await store.as('himself', 'employee', asking(id, doctor))).toEqual([]);
    return id;
  };
  const sees = async (id: string, who: string, role: string): Promise<unknown> =>
    store.as(who, role, ['SELECT id FROM medical.consultation WHERE id = $1', id]);

  test('S14 the employee and the doctor he consults see it, and nobody else', async () => {
    const id = await asked();
    for (const [who, role, shown] of [
      ['himself', 'employee', [{ id }]],
      ['dr-smit', 'company-doctor', [{ id }]],
      ['dr-vos', 'company-doctor', []],
      ['dr-kort', 'company-doctor', []],
      ['dr-kern', 'core-expert-doctor', []],
      ['anna', 'medical-assistant', []],
      ['rita', 'representative', []],
      ['another', 'employee', []],
      ['cm-acme', 'case-manager', []],
      ['acme-hr', 'employer-officer', []],
      ['dr-smit', 'employee', []],
    ] as const) {
      expect([who, role, await sees(id, who, role)]).toEqual([who, role, shown]);
    }
  });

  test('I10, S10, S14, S15 the employee alone asks, of a registered doctor, his own too, for three months at most', async () => {
    const tried = async (who: string, role: string, ...rest: [string?, string?, number?, string?]): Promise<unknown> =>
      store.as(who, role, asking(randomUUID(), ...rest));
    for (const doctor of ['dr-smit', 'dr-vos']) expect(await tried('himself', 'employee', doctor)).toEqual([]);
    for (const doctor of ['dr-lapsed', 'dr-kern', 'anna', 'cm-acme']) {
      expect([doctor, await tried('himself', 'employee', doctor)]).toEqual([doctor, REFUSED]);
    }
    expect(await tried('himself', 'employee', 'dr-smit', 'himself', 100)).toBe(REFUSED);
    expect(await tried('himself', 'employee', 'dr-smit', 'dr-smit')).toBe(REFUSED);
    expect(await tried('himself', 'employee', 'dr-smit', 'himself', 9, 'kees')).toBe(REFUSED);
    for (const [who, role] of [
      ['dr-vos', 'company-doctor'],
      ['dr-smit', 'company-doctor'],
      ['rita', 'representative'],
      ['another', 'employee'],
      ['acme-hr', 'employer-officer'],
    ] as const) {
      expect([who, await tried(who, role, 'dr-smit', who)]).toEqual([who, REFUSED]);
    }
  });

  test('S14 it goes its steps: planned and concluded by its doctor, taken back and filed by the employee', async () => {
    const id = await asked();
    for (const step of [FILE, CONCLUDE, PLAN]) expect(await store.as('himself', 'employee', [step, id])).toBe(REFUSED);
    for (const step of [WITHDRAW, FILE, PLAN_BACK]) {
      expect(await store.as('dr-smit', 'company-doctor', [step, id])).toBe(REFUSED);
    }
    expect(await store.as('dr-vos', 'company-doctor', [PLAN, id])).toEqual([]);
    expect(await store.as('dr-smit', 'company-doctor', [PLAN, id])).toEqual(DONE);
    expect(await store.as('dr-smit', 'company-doctor', [PLAN, id])).toEqual(DONE);
    expect(await store.as('dr-smit', 'company-doctor', [CONCLUDE, id])).toEqual(DONE);
    for (const step of [CONCLUDE, PLAN, FILE]) {
      expect(await store.as('dr-smit', 'company-doctor', [step, id])).toBe(REFUSED);
    }
    expect(await store.as('himself', 'employee', [WITHDRAW, id])).toBe(REFUSED);
    expect(await sees(id, 'dr-vos', 'company-doctor')).toEqual([]);
    expect(await store.as('himself', 'employee', [FILE, id])).toEqual(DONE);
    expect(await sees(id, 'dr-vos', 'company-doctor')).toEqual([{ id }]);
    const other = await asked();
    expect(await store.as('himself', 'employee', [WITHDRAW, other])).toEqual(DONE);
    expect(await sees(other, 'dr-smit', 'company-doctor')).toEqual([]);
    expect(await store.as('dr-smit', 'company-doctor', [CONCLUDE, other])).toEqual([]);
  });

  test('D5, S14 the two of them are told, and nobody else', async () => {
    const id = randomUUID();
    const tell = (who: string, code: string): Statement => [NOTICE, randomUUID(), world.id(who), code, id];
    const asksAndTells = async (who: string): Promise<unknown> => {
      const told = await store.as('himself', 'employee', asking(id), tell(who, 'consultation-asked'));
      await world.cast.sql('DELETE FROM medical.consultation WHERE id = $1', [id]);
      return told;
    };
    for (const who of ['dr-vos', 'acme-hr', 'cm-acme', 'anna'])
      expect([who, await asksAndTells(who)]).toEqual([who, REFUSED]);
    expect(await asksAndTells('dr-smit')).toEqual([]);
    await store.as('himself', 'employee', asking(id));
    const ends = async (who: string, code: string, step: string): Promise<unknown> =>
      store.as('dr-smit', 'company-doctor', [step, id], tell(who, code));
    for (const who of ['dr-vos', 'acme-hr', 'dr-smit']) {
      expect([who, await ends(who, 'consultation-planned', PLAN)]).toEqual([who, REFUSED]);
      expect([who, await ends(who, 'consultation-concluded', CONCLUDE)]).toEqual([who, REFUSED]);
    }
    expect(await ends('himself', 'consultation-planned', PLAN)).toEqual([]);
    expect(await ends('himself', 'consultation-concluded', CONCLUDE)).toEqual([]);
  });

  test('S10, S15 it is shut to who works for the employer by now, or is registered no longer', async () => {
    const id = await asked();
    const register = async (until: string): Promise<unknown> =>
      world.cast.sql('UPDATE access.registration SET valid_until = $2 WHERE account_id = $1', [
        world.id('dr-smit'),
        until,
      ]);
    await register('2020-01-01');
    expect(await sees(id, 'dr-smit', 'company-doctor')).toEqual([]);
    await register('2099-01-01');
    const role = randomUUID();
    await world.cast.sql(
      `INSERT INTO access.role (id, account_id, role, circle, employer_id, valid_from, needs_approval, needs_confirmation, in_force_since)
       VALUES ($1, $2, 'case-manager', 'casework', $3, '2020-01-01', false, false, '2020-01-01')`,
      [role, world.id('dr-smit'), world.id('acme')],
    );
    expect(await sees(id, 'dr-smit', 'company-doctor')).toEqual([]);
    await world.cast.sql('DELETE FROM access.role WHERE id = $1', [role]);
    expect(await sees(id, 'dr-smit', 'company-doctor')).toEqual([{ id }]);
  });

  test('S14, I1 what a wrong account asked the job ends for that reason, and tells no other', async () => {
    const jobs = new StaffDatabase(world, 'jobs');
    await world.person('stranger', 'employee', { kind: 'employee' });
    await world.employee('els', 'acme', { accountId: world.id('stranger') });
    const id = randomUUID();
    expect(await store.as('stranger', 'employee', asking(id, 'dr-smit', 'stranger', 9, 'els'))).toEqual([]);
    const end: Statement = ['SELECT medical.end_asked($1, $2) AS ended', 'Consultation', id];
    expect(await jobs.as('dr-smit', '', end)).toEqual([{ ended: false }]);
    await world.cast.sql(
      `INSERT INTO access.link_ending (id, employee_id, account_id, proposed_by, confirmed_by, confirmed_at, expires_at)
       VALUES ($1, $2, $3, $4, $5, platform.clock(), platform.clock() + interval '1 day')`,
      [randomUUID(), world.id('els'), world.id('stranger'), world.id('dr-vos'), world.id('dr-kort')],
    );
    await world.cast.sql('UPDATE access.employee SET person_account_id = NULL WHERE id = $1', [world.id('els')]);
    const telling = (code: string): Statement => [NOTICE, randomUUID(), world.id('dr-smit'), code, id];
    const endsIt: Statement = ['UPDATE medical.consultation SET withdrawn_at = platform.clock() WHERE id = $1', id];
    expect(await jobs.as('dr-smit', '', endsIt, telling('consultation-ended'))).toBe(REFUSED);
    expect(await jobs.as('dr-smit', '', end)).toEqual([{ ended: true }]);
    const told = 'SELECT code FROM desk.notice WHERE about = $1 AND account_id = $2';
    expect(await world.cast.sql(told, [id, world.id('dr-smit')])).toEqual([{ code: 'consultation-ended-with-link' }]);
  });
});
