import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Answer } from '../harness/http.js';
import { problemOf, SecrecyWorld } from './secrecy-world.js';

const registeredUntil = '2099-01-01';

describe('the letter about an emergency that the employee is told of later', () => {
  let world: SecrecyWorld;
  const opened = async (who: string, of: string): Promise<string> => {
    const input = { employeeId: world.id(of), ground: 'life-in-danger', reason: 'found on the floor' };
    return String((await world.post(who, '/v1/emergencies', input)).body['emergencyId']);
  };
  const postpone = async (who: string, id: string): Promise<Answer> =>
    world.post(who, `/v1/emergencies/${id}/postponements`, {
      until: new Date(Date.now() + 3 * 86_400_000).toISOString(),
      reason: 'he is admitted, and it would frighten him',
    });
  const lift = async (who: string, id: string): Promise<Answer> =>
    world.post(who, `/v1/emergencies/${id}/postponement-lifting`);
  const items = (answer: Answer): Record<string, unknown>[] =>
    (answer.body['items'] ?? []) as Record<string, unknown>[];

  beforeAll(async () => {
    world = await SecrecyWorld.open();
    await world.employer('acme');
    for (const name of ['dr-vos', 'dr-smit']) await world.person(name, ['company-doctor'], { registeredUntil });
    await world.person('dr-staf', ['staff-doctor'], { registeredUntil });
    await world.person('piet', ['employee'], { kind: 'employee' });
    await world.employee("piet's", 'acme', { doctorId: world.id('dr-vos') });
  });
  afterAll(() => world.close());

  test('S8, I9 nor that somebody looked up where the letter about it would go; who looks it up for another letter stands there', async () => {
    const id = await opened('dr-smit', "piet's");
    const addressee = `/v1/employees/${world.id("piet's")}/addressee`;
    const read = (): Promise<Answer> => world.get('dr-staf', addressee, { purpose: 'statutory-duty' });
    expect((await read()).status).toBe(200);
    expect((await postpone('dr-vos', id)).status).toBe(201);
    await world.cast.sql('UPDATE access.employee SET person_account_id = $2 WHERE id = $1', [
      world.id("piet's"),
      world.id('piet'),
    ]);
    const lines = async (): Promise<number> =>
      items(await world.get('piet', `/v1/employees/${world.id("piet's")}/access-log?limit=50`)).filter(
        ({ kind }) => kind === 'Addressee',
      ).length;
    expect(await lines()).toBe(0);
    await world.cast.sql(
      `INSERT INTO trail.line (at, request_id, account_id, action, kind, employee_id, outcome, status, source, route, purpose)
       VALUES (platform.clock(), gen_random_uuid(), $1, 'read', 'Addressee', $2, 'allowed', 200, '192.0.2.1', '/', 'statutory-duty')`,
      [world.id('dr-staf'), world.id("piet's")],
    );
    expect(await lines()).toBe(1);
    await lift('dr-vos', id);
    expect(await lines()).toBe(2);
    await world.cast.sql(
      "UPDATE access.emergency SET valid_until = opened_at + interval '1 millisecond', told_at = platform.clock(), told_how = 'posted'",
    );
    await world.cast.sql('UPDATE access.employee SET person_account_id = NULL WHERE id = $1', [world.id("piet's")]);
  });

  test('S8 no letter goes to who has no account while it waits, and nobody is shown where it would go', async () => {
    const id = await opened('dr-smit', "piet's");
    const [path, addressee] = [`/v1/emergencies/${id}/telling`, `/v1/employees/${world.id("piet's")}/addressee`];
    const [purpose, postedOn] = [{ purpose: 'statutory-duty' }, await world.day(0)];
    expect((await world.get('dr-staf', addressee, purpose)).status).toBe(200);
    await postpone('dr-vos', id);
    expect((await world.get('dr-staf', addressee, purpose)).status).toBe(404);
    expect(problemOf(await world.post('dr-staf', path, { postedOn }))).toEqual([
      409,
      '/problems/telling-postponed',
      'S8',
    ]);
    const waiting = items(await world.get('dr-staf', '/v1/waiting?limit=50')).map(
      (one) => `${String(one['what'])} ${String(one['id'])}`,
    );
    expect(waiting.filter((one) => one.includes(id))).toEqual([expect.stringContaining('emergency-to-review')]);
    await lift('dr-vos', id);
    expect((await world.post('dr-staf', path, { postedOn })).status).toBe(201);
  });
});
