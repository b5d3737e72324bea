import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { SecrecyWorld } from '../stories/secrecy-world.js';
import { CHECKED, REFUSED, SecrecyDatabase, type Statement } from './secrecy-database.js';

const registeredUntil = '2090-12-31';
const ready = { declared: true, instructedUntil: '2099-01-01' };

describe('a delegation, to the database alone', () => {
  let world: SecrecyWorld;
  let desk: SecrecyDatabase;

  const grant = (doctor: string, assistant: string, employee: string, from?: string, until?: string): Statement => [
    `INSERT INTO access.delegation (id, doctor_id, assistant_id, employee_id, actions, valid_from, valid_until)
     VALUES ($1, $2, $3, $4, '{read}', ${from ?? 'platform.clock()'}, $5)`,
    [randomUUID(), world.id(doctor), world.id(assistant), world.id(employee), until ?? '2030-01-01'],
  ];
  const byVos = (statement: Statement): Promise<unknown> => desk.as('dr-vos', 'company-doctor', statement);

  beforeAll(async () => {
    world = await SecrecyWorld.open();
    desk = new SecrecyDatabase(world, 'desk');
    for (const name of ['acme', 'globex']) await world.employer(name);
    for (const name of ['dr-vos', 'dr-smit']) await world.person(name, ['company-doctor'], { registeredUntil });
    await world.person('dr-kern', ['core-expert-doctor'], { registeredUntil });
    await world.person('dr-staf', ['staff-doctor'], { registeredUntil });
    for (const name of ['anna', 'bart']) await world.person(name, ['medical-assistant'], ready);
    await world.personFor('acme', 'expert', 'labour-expert', ready);
    await world.personFor('globex', 'both', 'labour-expert', ready);
    await world.personFor('acme', 'there', 'employer-officer', ready);
    for (const name of ['both', 'there']) await world.cast.role(world.id(name), 'medical-assistant');
    await world.employee("jan's", 'acme', { doctorId: world.id('dr-vos') });
    await world.employee("klaas's", 'acme', { doctorId: world.id('dr-smit') });
    await world.employee('untold', 'acme', { doctorId: world.id('dr-vos'), told: false });
  });
  afterAll(() => world.close());

  test('S2 is granted by the responsible doctor', async () => {
    expect(await byVos(grant('dr-vos', 'bart', "jan's"))).toEqual([]);
  });

  test.each([
    ['an employee of another doctor', 'dr-vos', 'company-doctor', "klaas's"],
    ['an employee who was not told of the doctor', 'dr-vos', 'company-doctor', 'untold'],
    ['an employee of his, by somebody else in his name', 'dr-smit', 'company-doctor', "jan's"],
    ['an employee of his, by the core-expert doctor', 'dr-kern', 'core-expert-doctor', "jan's"],
    ['an employee, passed on by an assistant', 'anna', 'medical-assistant', "jan's"],
    ['an employee, by an assistant who claims to be the doctor', 'anna', 'company-doctor', "jan's"],
  ])('S2 is refused for %s', async (_, who, role, employee) => {
    expect(await desk.as(who, role, grant('dr-vos', 'bart', employee))).toBe(REFUSED);
    expect(await desk.as(who, role, grant(who, 'bart', employee))).toBe(REFUSED);
  });

  test('S6 is refused for a labour expert, declaration or not, and for an assistant who does casework', async () => {
    for (const name of ['expert', 'dr-smit', 'both']) {
      expect(await byVos(grant('dr-vos', name, "jan's"))).toBe(REFUSED);
    }
  });

  test('S10 is refused for who works for that employer', async () => {
    expect(await byVos(grant('dr-vos', 'there', "jan's"))).toBe(REFUSED);
  });

  test('S5 is refused beyond the doctor’s registration, before now, and to himself', async () => {
    expect(await byVos(grant('dr-vos', 'bart', "jan's", undefined, '2091-01-02'))).toBe(REFUSED);
    expect(await byVos(grant('dr-vos', 'bart', "jan's", "'2020-01-01'"))).toBe(REFUSED);
    await world.cast.role(world.id('dr-smit'), 'medical-assistant');
    expect(await desk.as('dr-smit', 'company-doctor', grant('dr-smit', 'dr-smit', "klaas's"))).toBe(CHECKED);
  });

  test('S4 is withdrawn now, once, by its doctor or the core-expert doctor; nobody lengthens it or gives it back', async () => {
    const id = await world.cast.delegation(world.id('dr-vos'), world.id('bart'), world.id("jan's"));
    const set = (change: string): Statement => [
      `UPDATE access.delegation SET ${change} WHERE id = $1 RETURNING id`,
      [id],
    ];
    const now = set('withdrawn_at = platform.clock(), withdrawn_by = access.acting_account()');
    expect(await desk.as('dr-smit', 'company-doctor', now)).toEqual([]);
    expect(await desk.as('bart', 'medical-assistant', now)).toEqual([]);
    expect(await desk.as('bart', 'company-doctor', now)).toEqual([]);
    expect(await desk.as('dr-staf', 'staff-doctor', now)).toEqual([]);
    expect(await byVos(set("valid_until = '2098-01-01'"))).toBe(REFUSED);
    expect(await byVos(set("actions = '{read,amend}'"))).toBe(REFUSED);
    expect(await byVos(set("withdrawn_at = '2098-01-01', withdrawn_by = access.acting_account()"))).toBe(REFUSED);
    expect(await byVos(set(`withdrawn_at = platform.clock(), withdrawn_by = '${randomUUID()}'`))).toBe(REFUSED);
    expect(await desk.as('dr-kern', 'core-expert-doctor', now)).toEqual([{ id }]);
    expect(await byVos(set('withdrawn_at = NULL, withdrawn_by = NULL'))).toEqual([]);
  });

  test('S4 leaves lines that its doctor reads, and the core-expert doctor, and no other', async () => {
    const trail = new SecrecyDatabase(world, 'trail');
    for (const doctor of ['dr-vos', 'dr-smit', null]) {
      await world.cast.sql(
        `INSERT INTO trail.line (at, request_id, account_id, responsible_doctor_id, action, kind, outcome, status,
                                 source, route)
         VALUES (now(), $1, $2, $3, 'read', 'MedicalPiece', 'allowed', 200, '::1', 'GET /')`,
        [randomUUID(), world.id('anna'), doctor === null ? null : world.id(doctor)],
      );
    }
    const lines = (who: string, role: string): Promise<unknown> =>
      trail.as(who, role, ['SELECT count(*)::int AS n FROM trail.line WHERE account_id = $1', [world.id('anna')]]);
    expect(await lines('dr-vos', 'company-doctor')).toEqual([{ n: 1 }]);
    expect(await lines('dr-kern', 'core-expert-doctor')).toEqual([{ n: 2 }]);
    expect(await lines('dr-staf', 'staff-doctor')).toEqual([{ n: 0 }]);
    expect(await lines('anna', 'medical-assistant')).toEqual([{ n: 0 }]);
    expect(await lines('anna', 'company-doctor')).toEqual([{ n: 0 }]);
  });
});
