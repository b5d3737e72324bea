import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Answer } from '../harness/http.js';
import { problemOf, SecrecyWorld } from './secrecy-world.js';

const registeredUntil = '2099-01-01';

describe('an emergency without need', () => {
  let world: SecrecyWorld;
  beforeAll(async () => {
    world = await SecrecyWorld.open();
    await world.employer('acme');
    for (const name of ['dr-vos', 'dr-smit']) await world.person(name, ['company-doctor'], { registeredUntil });
    await world.person('dr-kern', ['core-expert-doctor'], { registeredUntil });
    await world.person('dr-staf', ['staff-doctor'], { registeredUntil });
    for (const name of ["jan's", "piet's"]) await world.employee(name, 'acme', { doctorId: world.id('dr-vos') });
  });
  afterAll(() => world.close());

  const open = (who: string, of = "jan's"): Promise<Answer> =>
    world.post(who, '/v1/emergencies', { employeeId: world.id(of), ground: 'life-in-danger', reason: 'unconscious' });
  const opened = async (who: string): Promise<string> => String((await open(who)).body['emergencyId']);
  const pieces = (who: string, id: string): Promise<Answer> => world.get(who, `/v1/emergencies/${id}/pieces`);
  const review = (who: string, id: string, finding = 'justified'): Promise<Answer> =>
    world.post(who, `/v1/emergencies/${id}/review`, { finding });

  test('S8 one that was not justified is over with his next request, and he opens there no other; a justified one runs on', async () => {
    const [good, bad] = [await opened('dr-kern'), await opened('dr-smit')];
    await review('dr-staf', good);
    expect((await pieces('dr-kern', good)).status).toBe(200);
    expect((await pieces('dr-smit', bad)).status).toBe(200);
    await review('dr-staf', bad, 'not-justified');
    expect((await pieces('dr-smit', bad)).status).toBe(404);
    const register = (await world.get('dr-staf', '/v1/emergencies')).body['items'] as Record<string, unknown>[];
    const ended = register.find(({ id }) => id === bad);
    expect(ended?.['until']).toEqual(ended?.['reviewedAt']);
    expect(problemOf(await open('dr-smit'))).toEqual([409, '/problems/found-not-justified', 'S8']);
    for (const [who, of] of [
      ['dr-smit', "piet's"],
      ['dr-staf', "jan's"],
    ] as const) {
      expect((await open(who, of)).status).toBe(201);
    }
  });
});
