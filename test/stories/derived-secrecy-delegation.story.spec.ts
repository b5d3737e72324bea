import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Answer } from '../harness/http.js';
import { problemOf, SecrecyWorld, withoutInstance } from './secrecy-world.js';

const registeredUntil = '2090-12-31';
const ready = { declared: true, instructedUntil: '2099-01-01' };

describe('derived secrecy', () => {
  let world: SecrecyWorld;

  const delegate = (
    who: string,
    assistant: string,
    employees: string[],
    otherwise: object = {},
    headers = {},
  ): Promise<Answer> => {
    const people = { assistantId: world.id(assistant), employeeIds: employees.map((name) => world.id(name)) };
    return world.post(
      who,
      '/v1/delegations',
      { ...people, actions: ['read'], until: '2090-12-31', ...otherwise },
      headers,
    );
  };
  const granted = async (who: string, assistant: string, employee: string): Promise<string> => {
    const [id] = (await delegate(who, assistant, [employee])).body['delegationIds'] as string[];
    return id ?? '';
  };
  const known = async (who: string): Promise<Record<string, unknown>[]> =>
    (await world.get(who, '/v1/delegations?limit=100')).body['items'] as Record<string, unknown>[];
  const stored = async (): Promise<number> => (await known('officer')).length;

  beforeAll(async () => {
    world = await SecrecyWorld.open();
    for (const name of ['acme', 'globex']) await world.employer(name);
    for (const name of ['dr-vos', 'dr-smit']) await world.person(name, ['company-doctor'], { registeredUntil });
    await world.person('dr-kern', ['core-expert-doctor'], { registeredUntil });
    await world.person('dr-staf', ['staff-doctor'], { registeredUntil });
    await world.person('officer', ['data-protection-officer']);
    for (const name of ['anna', 'bart']) await world.person(name, ['medical-assistant'], ready);
    await world.personFor('acme', 'expert', 'labour-expert', ready);
    await world.personFor('acme', 'manager', 'case-manager', ready);
    for (const name of ["jan's", "kees's"]) await world.employee(name, 'acme', { doctorId: world.id('dr-vos') });
    await world.employee("piet's", 'globex', { doctorId: world.id('dr-vos') });
    await world.employee("klaas's", 'acme', { doctorId: world.id('dr-smit') });
    await world.employee('untold', 'acme', { doctorId: world.id('dr-vos'), told: false });
  });
  afterAll(() => world.close());

  test('S2 the doctor finds the assistants who can be chosen now, by name, and nobody else does', async () => {
    const assistants = async (): Promise<string[]> =>
      ((await world.get('dr-vos', '/v1/assistants')).body['items'] as { name: string }[])
        .map(({ name }) => name)
        .toSorted();
    expect(await assistants()).toEqual(['anna', 'bart']);
    const shutting = 'UPDATE access.account SET status = $2 WHERE id = $1';
    await world.cast.sql(shutting, [world.id('bart'), 'suspended']);
    expect(await assistants()).toEqual(['anna']);
    await world.cast.sql(shutting, [world.id('bart'), 'active']);
    for (const who of ['dr-kern', 'officer', 'manager', 'anna']) {
      expect(problemOf(await world.get(who, '/v1/assistants')).slice(0, 1)).toEqual([403]);
    }
  });

  test('S2 is for the employees and actions that the doctor names, and for nothing else', async () => {
    expect((await world.pieces('anna', "jan's")).status).toBe(404);
    const grant = await delegate('dr-vos', 'anna', ["jan's", "kees's"], { actions: ['read', 'record'] });
    expect([grant.status, (grant.body['delegationIds'] as string[]).length]).toEqual([201, 2]);
    for (const employee of ["jan's", "kees's"]) expect((await world.pieces('anna', employee)).status).toBe(200);
    expect((await world.pieces('anna', "piet's")).status).toBe(404);
    expect((await world.pieces('bart', "jan's")).status).toBe(404);
    const entry = { entryOn: '2026-01-02', pieces: [{ item: 'M35', text: 'a diagnosis' }] };
    const made = await world.post('anna', `/v1/employees/${world.id("jan's")}/entries`, entry);
    const [pieceId = ''] = made.body['pieceIds'] as string[];
    const amendment = { version: 1, text: 'x', reason: 'y' };
    const amended = await world.post('anna', `/v1/pieces/${pieceId}/amendments`, amendment);
    expect(problemOf(amended)).toEqual([403, '/problems/not-allowed', 'S2']);
    // S11 — the act names the responsible doctor beside the assistant.
    const { body } = await world.get('dr-vos', `/v1/pieces/${pieceId}`);
    expect(body).toMatchObject({ authorId: world.id('anna'), responsibleDoctorId: world.id('dr-vos') });
  });

  test('S4 is seen by its doctor, by supervision and by the assistant herself, and by nobody else', async () => {
    const id = await granted('dr-smit', 'bart', "klaas's");
    const shown = expect.objectContaining({
      id,
      doctorId: world.id('dr-smit'),
      assistantId: world.id('bart'),
      employeeId: world.id("klaas's"),
      actions: ['read'],
      until: '2090-12-31',
      withdrawnAt: null,
      withdrawnBy: null,
    });
    for (const who of ['dr-smit', 'dr-kern', 'officer', 'bart']) expect(await known(who)).toContainEqual(shown);
    for (const who of ['dr-vos', 'anna']) expect(await known(who)).not.toContainEqual(shown);
    for (const who of ['dr-staf', 'manager', 'expert']) {
      expect(problemOf(await world.get(who, '/v1/delegations'))).toEqual([403, '/problems/role-cannot', 'S2']);
    }
  });

  test('S6 is never granted to a labour expert or a case manager, declaration or not', async () => {
    const before = await stored();
    for (const name of ['expert', 'manager', 'dr-smit', 'officer', randomUUID()]) {
      const refused = await delegate('dr-vos', name, ["jan's"]);
      expect(problemOf(refused)).toEqual([403, '/problems/not-a-medical-assistant', 'S6']);
    }
    expect(await stored()).toBe(before);
  });

  test('S10 is not granted to who works for that employer, and not in part either', async () => {
    await world.personFor('globex', 'both', 'case-manager', ready);
    await world.cast.role(world.id('both'), 'medical-assistant');
    const before = await stored();
    const there = await delegate('dr-vos', 'both', ["jan's", "piet's"]);
    expect(problemOf(there)).toEqual([403, '/problems/on-the-employers-side', 'S10']);
    expect(problemOf(await delegate('dr-vos', 'both', ["jan's"]))).toEqual([403, '/problems/does-casework', 'S6']);
    expect(await stored()).toBe(before);
  });

  test('S5 never lasts longer than the doctor’s own registration', async () => {
    const beyond = await delegate('dr-vos', 'bart', ["jan's"], { until: '2091-01-01' });
    expect(problemOf(beyond)).toEqual([409, '/problems/beyond-registration', 'S5']);
    const past = await delegate('dr-vos', 'bart', ["jan's"], { until: '2020-01-01' });
    expect([past.status, past.body['errors']]).toEqual([400, [{ at: '/until', code: 'in_the_past', rule: 'S2' }]]);
    expect((await world.pieces('bart', "jan's")).status).toBe(404);
  });

  test('S2 another doctor’s employee, one not told of the doctor, and an unknown one are answered alike', async () => {
    const before = await stored();
    const unknown = await delegate('dr-vos', 'bart', ["jan's", randomUUID()]);
    for (const employee of ["klaas's", 'untold']) {
      const refused = await delegate('dr-vos', 'bart', ["jan's", employee]);
      expect([refused.status, withoutInstance(refused)]).toEqual([404, withoutInstance(unknown)]);
    }
    expect(await stored()).toBe(before);
  });

  test('S5 can’t be passed on, and is granted by nobody but a responsible doctor', async () => {
    for (const who of ['anna', 'dr-kern', 'dr-staf', 'officer', 'manager']) {
      expect(problemOf(await delegate(who, 'bart', ["jan's"]))).toEqual([403, '/problems/role-cannot', 'S2']);
    }
    expect((await world.pieces('bart', "jan's")).status).toBe(404);
  });

  test('D1 bad input is named by its place, and nothing is stored', async () => {
    const before = await stored();
    const input = { actions: ['read', 'issue'], doctorId: world.id('dr-smit') };
    const bad = await delegate('dr-vos', 'bart', ["jan's", "jan's"], input);
    expect(bad.status).toBe(400);
    expect(bad.body['errors']).toEqual(
      expect.arrayContaining([
        { at: '/employeeIds', code: 'repeated', rule: 'S2' },
        { at: '/actions/1', code: 'invalid_value', rule: 'S2', oneOf: ['read', 'record', 'amend'] },
        { at: '/doctorId', code: 'unknown_key' },
      ]),
    );
    const tooMany = Array.from({ length: 101 }, () => randomUUID());
    for (const otherwise of [{ employeeIds: [] }, { employeeIds: tooMany }, { actions: [] }]) {
      expect((await delegate('dr-vos', 'bart', ["jan's"], otherwise)).status).toBe(400);
    }
    expect(await stored()).toBe(before);
  });

  test('D10 the same grant sent twice is made once', async () => {
    const before = await stored();
    const key = { 'idempotency-key': randomUUID() };
    const once = await delegate('dr-vos', 'bart', ["kees's"], {}, key);
    const again = await delegate('dr-vos', 'bart', ["kees's"], {}, key);
    expect([once.status, again.status, again.body, await stored()]).toEqual([201, 201, once.body, before + 1]);
  });

  describe('is withdrawn', () => {
    const withdraw = (who: string, id: string): Promise<Answer> => world.post(who, `/v1/delegations/${id}/withdrawal`);

    test.each([
      ['its doctor', 'dr-vos', ['bart']],
      ['the core-expert doctor on his behalf', 'dr-kern', ['bart', 'dr-vos']],
    ])('S4 at once by %s', async (_, who, told) => {
      const id = await granted('dr-vos', 'bart', "jan's");
      expect((await world.pieces('bart', "jan's")).status).toBe(200);
      expect((await withdraw(who, id)).body).toEqual({ delegationId: id, state: 'withdrawn', withdrawnWithIt: [] });
      expect((await world.pieces('bart', "jan's")).status).toBe(404);
      expect(problemOf(await withdraw(who, id))).toEqual([409, '/problems/already-ended', 'S4']);
      const record = (await known('officer')).find((one) => one['id'] === id);
      expect(record).toMatchObject({ withdrawnAt: expect.any(String), withdrawnBy: world.id(who) });
      expect(await world.toldAbout(id)).toEqual(told.map((name) => world.id(name)).toSorted());
    });

    test('S4 with all that the doctor granted the assistant for the employee, and with nothing else', async () => {
      const others = await granted('dr-vos', 'bart', "kees's");
      const [id, twice] = [await granted('dr-vos', 'bart', "jan's"), await granted('dr-vos', 'bart', "jan's")];
      expect((await withdraw('dr-vos', id)).body).toMatchObject({ withdrawnWithIt: [twice] });
      expect((await world.pieces('bart', "jan's")).status).toBe(404);
      expect(await world.toldAbout(twice)).toEqual([world.id('bart')]);
      expect((await withdraw('dr-vos', others)).status).toBe(201);
    });

    test('S4 by no other doctor, nor by the assistant; a foreign one and an unknown one are answered alike', async () => {
      const id = await granted('dr-vos', 'bart', "jan's");
      const [foreign, unknown] = [await withdraw('dr-smit', id), await withdraw('dr-smit', randomUUID())];
      expect([foreign.status, withoutInstance(foreign)]).toEqual([404, withoutInstance(unknown)]);
      for (const who of ['bart', 'dr-staf', 'officer']) {
        expect(problemOf(await withdraw(who, id))).toEqual([403, '/problems/role-cannot', 'S2']);
      }
      expect((await world.pieces('bart', "jan's")).status).toBe(200);
    });
  });

  describe('ends with the responsibility it was granted under', () => {
    const give = (employee: string, doctor: string): Promise<Answer> =>
      world.post('dr-kern', `/v1/employees/${world.id(employee)}/responsibilities`, { doctorId: world.id(doctor) });
    const tell = async (id: unknown): Promise<Answer> =>
      world.post('dr-kern', `/v1/responsibilities/${String(id)}/telling`, { postedOn: await world.day(0) });
    const givenAndTold = async (employee: string, doctor: string): Promise<string> => {
      const { body } = await give(employee, doctor);
      expect((await tell(body['responsibilityId'])).status).toBe(201);
      return String(body['responsibilityId']);
    };

    test.each([
      ['passes to another doctor', (employee: string) => givenAndTold(employee, 'dr-smit')],
      [
        'ends without another',
        async (_employee: string, running: string) => {
          expect((await world.post('dr-staf', `/v1/responsibilities/${running}/end`)).status).toBe(201);
        },
      ],
    ])('S5 where it %s, and does not come back when it is given anew', async (how, end) => {
      const employee = `whose doctor ${how}`;
      await world.employee(employee, 'acme');
      const running = await givenAndTold(employee, 'dr-vos');
      const id = await granted('dr-vos', 'anna', employee);
      expect((await world.pieces('anna', employee)).status).toBe(200);
      await end(employee, running);
      expect((await known('officer')).find((one) => one['id'] === id)).toMatchObject({
        withdrawnAt: expect.any(String),
      });
      expect(await world.toldAbout(id)).toEqual([world.id('anna')]);
      await givenAndTold(employee, 'dr-vos');
      expect((await world.pieces('dr-vos', employee)).status).toBe(200);
      expect((await world.pieces('anna', employee)).status).toBe(404);
      await granted('dr-vos', 'anna', employee);
      expect((await world.pieces('anna', employee)).status).toBe(200);
    });

    test('S15 it ends with the registration of its doctor, and does not come back when he is registered again', async () => {
      const number = '59012345601';
      await world.person('dr-struck', ['company-doctor'], { registeredUntil });
      await world.employee('of-the-struck', 'acme', { doctorId: world.id('dr-struck') });
      const id = await granted('dr-struck', 'anna', 'of-the-struck');
      const checked = async (validUntil: string | null): Promise<number> => {
        const body = { number, checkedOn: await world.day(0), validUntil };
        return (await world.post('dr-staf', `/v1/accounts/${world.id('dr-struck')}/registrations`, body)).status;
      };
      expect(await checked(null)).toBe(201);
      expect((await world.pieces('anna', 'of-the-struck')).status).toBe(404);
      expect((await known('officer')).find((one) => one['id'] === id)).toMatchObject({
        withdrawnBy: world.id('dr-staf'),
      });
      expect(await checked(await world.day(300))).toBe(201);
      expect((await world.pieces('dr-struck', 'of-the-struck')).status).toBe(200);
      expect((await world.pieces('anna', 'of-the-struck')).status).toBe(404);
    });

    test('S5 it ends with the assistant’s role, and does not come back with another one', async () => {
      await world.person('ada', ['administrator']);
      await world.person('cara', ['medical-assistant'], ready);
      const id = await granted('dr-vos', 'cara', "jan's");
      expect((await world.pieces('cara', "jan's")).status).toBe(200);
      const [held] = await world.cast.sql<{ id: string }>('SELECT id FROM access.role WHERE account_id = $1', [
        world.id('cara'),
      ]);
      expect((await world.post('ada', `/v1/roles/${held?.id ?? ''}/end`)).status).toBe(201);
      expect((await known('officer')).find((one) => one['id'] === id)).toMatchObject({ withdrawnBy: world.id('ada') });
      await world.cast.role(world.id('cara'), 'medical-assistant');
      expect((await world.pieces('cara', "jan's")).status).toBe(404);
    });
  });
});
