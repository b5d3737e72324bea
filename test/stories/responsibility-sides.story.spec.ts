import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Answer } from '../harness/http.js';
import { problemOf, SecrecyWorld } from './secrecy-world.js';

const registeredUntil = '2099-01-01';

describe('a doctor is on one side', () => {
  let world: SecrecyWorld;
  beforeAll(async () => {
    world = await SecrecyWorld.open();
    await world.employer('acme');
    await world.person('dr-kern', ['core-expert-doctor'], { registeredUntil });
    await world.person('dr-staf', ['staff-doctor'], { registeredUntil });
    await world.person('ada', ['administrator']);
  });
  afterAll(() => world.close());

  const give = (who: string, employee: string, doctor: string, headers?: Record<string, string>): Promise<Answer> =>
    world.post(who, `/v1/employees/${world.id(employee)}/responsibilities`, { doctorId: world.id(doctor) }, headers);

  test('S10 it goes to nobody who works for the employer as well: neither given nor confirmed', async () => {
    await world.employee('sided', 'acme');
    const both = { roles: [{ role: 'company-doctor' }, { role: 'case-manager', employerId: world.id('acme') }] };
    await world.person('dr-both', [], { registeredUntil, ...both });
    expect(problemOf(await give('dr-kern', 'sided', 'dr-both'))).toEqual([409, '/problems/on-both-sides', 'S10']);
    // As it looks to who gives at the same moment, and waited.
    await world.cast.sql(
      "UPDATE access.role SET in_force_since = now() + interval '1 minute' WHERE circle = 'casework'",
    );
    expect(problemOf(await give('dr-kern', 'sided', 'dr-both'))).toEqual([409, '/problems/on-both-sides', 'S10']);
    await world.person('dr-self', ['company-doctor', 'core-expert-doctor'], { registeredUntil });
    const pending = await give('dr-self', 'sided', 'dr-self', { 'acting-as': 'core-expert-doctor' });
    await world.cast.role(world.id('dr-self'), 'case-manager', world.id('acme'));
    const confirmation = `/v1/responsibilities/${String(pending.body['responsibilityId'])}/confirmation`;
    expect(problemOf(await world.post('dr-staf', confirmation))).toEqual([409, '/problems/on-both-sides', 'S10']);
  });

  test('S10, S13 who is the doctor of an employer’s people is put on its side by nobody, and stays their doctor', async () => {
    await world.employee('veer', 'acme');
    await world.employer('globex');
    await world.person('dr-veer', ['company-doctor'], { registeredUntil });
    const propose = (employer: string): Promise<Answer> =>
      world.post('ada', `/v1/accounts/${world.id('dr-veer')}/roles`, {
        role: 'case-manager',
        employerId: world.id(employer),
      });
    const before = await propose('acme');
    expect(before.status).toBe(201);
    await give('dr-kern', 'veer', 'dr-veer');
    await world.cast.sql(
      "UPDATE access.responsibility SET told_at = effective_from, told_how = 'posted' WHERE doctor_id = $1",
      [world.id('dr-veer')],
    );
    const approval = `/v1/roles/${String(before.body['roleId'])}/approval`;
    expect(problemOf(await world.post('dr-staf', approval))).toEqual([409, '/problems/doctor-there', 'S10']);
    await world.post('ada', `/v1/roles/${String(before.body['roleId'])}/end`);
    expect(problemOf(await propose('acme'))).toEqual([409, '/problems/doctor-there', 'S10']);
    expect((await propose('globex')).status).toBe(201);
    expect((await world.pieces('dr-veer', 'veer')).status).toBe(200);
  });
});
