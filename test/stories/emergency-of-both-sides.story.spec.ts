import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Answer } from '../harness/http.js';
import { SecrecyWorld } from './secrecy-world.js';

const registeredUntil = '2099-01-01';
const LINES = "SELECT rule FROM trail.line WHERE record_id = $1 AND action = 'withdraw' AND kind = 'Emergency'";

describe('an emergency of who comes on the employer’s side', () => {
  let world: SecrecyWorld;

  beforeAll(async () => {
    world = await SecrecyWorld.open();
    await world.employer('acme');
    await world.employer('globex');
    await world.person('dr-vos', ['company-doctor'], { registeredUntil });
    await world.person('dr-smit', ['company-doctor'], { registeredUntil });
    await world.person('dr-staf', ['staff-doctor'], { registeredUntil });
    await world.person('ada', ['administrator']);
    await world.employee("jan's", 'acme', { doctorId: world.id('dr-vos') });
  });
  afterAll(() => world.close());

  const opened = async (): Promise<string> => {
    const asked = { employeeId: world.id("jan's"), ground: 'life-in-danger', reason: 'the hospital asks' };
    return String((await world.post('dr-smit', '/v1/emergencies', asked)).body['emergencyId']);
  };
  const pieces = async (id: string): Promise<number> =>
    (await world.get('dr-smit', `/v1/emergencies/${id}/pieces`, { 'acting-as': 'company-doctor' })).status;
  const caseManagerAt = async (employer: string): Promise<Answer> => {
    const asked = { role: 'case-manager', employerId: world.id(employer) };
    const proposed = await world.post('ada', `/v1/accounts/${world.id('dr-smit')}/roles`, asked);
    return world.post('dr-staf', `/v1/roles/${String(proposed.body['roleId'])}/approval`);
  };
  const end = async ({ body }: Answer): Promise<void> => {
    expect((await world.post('ada', `/v1/roles/${String(body['roleId'])}/end`)).status).toBe(201);
  };

  test('S10, S8 it is over, on record, and does not come back with the end of that role; on another employer’s side it goes on', async () => {
    const id = await opened();
    const elsewhere = await caseManagerAt('globex');
    expect([elsewhere.body['state'], await pieces(id)]).toEqual(['in-force', 200]);
    const there = await caseManagerAt('acme');
    expect([there.body['state'], await pieces(id)]).toEqual(['in-force', 404]);
    expect(await world.cast.sql(LINES, [id])).toEqual([{ rule: 'S8' }]);
    await end(there);
    expect(await pieces(id)).toBe(404);
    expect(await pieces(await opened())).toBe(200);
  });
});
