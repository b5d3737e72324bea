import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import type { Answer } from '../harness/http.js';
import { problemOf, SecrecyWorld, withoutInstance } from './secrecy-world.js';

const registeredUntil = '2099-01-01';
const ADDRESS = { street: 'Zeestraat', houseNumber: '34', postcode: '9758 BA', city: 'Horst' };
const NUMBER = '0612345678';

describe('how an employee is reached in private', () => {
  let world: SecrecyWorld;

  const path = (of = "jan's"): string => `/v1/employees/${world.id(of)}/private-contacts`;
  const say = (who: string, over: object = {}): Promise<Answer> =>
    world.post(who, path(), { item: 'phone', phone: NUMBER, shownTo: [], version: null, ...over });
  const remove = (who: string, item = 'phone'): Promise<Answer> =>
    world.post(who, `/v1/employees/${world.id("jan's")}/private-contact-removal`, { item });
  const headers: Record<string, Record<string, string>> = {
    carlo: { purpose: 'reintegration' },
    leo: { purpose: 'reintegration' },
  };
  const seen = (who: string, of = "jan's"): Promise<Answer> => world.get(who, path(of), headers[who] ?? {});
  const items = async (who: string): Promise<Record<string, unknown>[]> =>
    (await seen(who)).body['items'] as Record<string, unknown>[];
  const readers = async (): Promise<string[]> => {
    const found: string[] = [];
    for (const who of ['dr-vos', 'carlo', 'leo', 'acme-hr']) if ((await items(who)).length > 0) found.push(who);
    return found;
  };

  const employedUntil = (of: string, day: string | null): Promise<unknown> =>
    world.cast.sql('UPDATE access.employment SET ends_on = $2 WHERE employee_id = $1', [world.id(of), day]);

  beforeAll(async () => {
    world = await SecrecyWorld.open();
    for (const name of ['acme', 'globex']) await world.employer(name);
    for (const name of ['dr-vos', 'dr-smit']) await world.person(name, ['company-doctor'], { registeredUntil });
    await world.person('jan', ['employee'], { kind: 'employee' });
    await world.person('kees', ['employee'], { kind: 'employee' });
    await world.person('ada', ['administrator']);
    await world.person('officer', ['data-protection-officer']);
    await world.personFor('acme', 'acme-hr', 'employer-officer');
    await world.personFor('globex', 'globex-hr', 'employer-officer');
    await world.personFor('acme', 'carlo', 'case-manager');
    await world.personFor('acme', 'leo', 'labour-expert');
    await world.employee("jan's", 'acme', {
      doctorId: world.id('dr-vos'),
      accountId: world.id('jan'),
      absentSince: await world.day(-7),
    });
  });
  afterAll(() => world.close());
  beforeEach(async () => {
    await world.cast.sql('DELETE FROM employee.private_contact');
    await world.cast.sql('DELETE FROM desk.notice');
  });

  test('I10 is shown to nobody until he says so, and to exactly those to whom he says it is', async () => {
    expect((await say('jan')).status).toBe(201);
    expect(await readers()).toEqual([]);
    for (const [version, shownTo, expected] of [
      [1, ['doctor'], ['dr-vos']],
      [2, ['casework'], ['carlo', 'leo']],
      [3, ['employer'], ['acme-hr']],
      [4, ['employer', 'casework', 'doctor'], ['dr-vos', 'carlo', 'leo', 'acme-hr']],
      [5, [], []],
    ] as const) {
      expect((await say('jan', { version, shownTo })).body).toMatchObject({ version: version + 1 });
      expect([shownTo, await readers()]).toEqual([shownTo, expected]);
    }
    expect(await items('jan')).toEqual([
      expect.objectContaining({ item: 'phone', phone: NUMBER, email: null, address: null, shownTo: [], version: 6 }),
    ]);
  });

  test('I10 each item apart; a reader sees the item, and not to whom else it is shown', async () => {
    await say('jan', { shownTo: ['doctor'] });
    await say('jan', { item: 'email', phone: undefined, email: 'jan@example.org', shownTo: ['employer'] });
    await say('jan', { item: 'address', phone: undefined, address: ADDRESS, shownTo: ['doctor', 'casework'] });
    expect((await items('jan')).map(({ item }) => item)).toEqual(['address', 'email', 'phone']);
    expect(await items('dr-vos')).toEqual([
      expect.objectContaining({ item: 'address', address: ADDRESS }),
      expect.objectContaining({ item: 'phone', phone: NUMBER }),
    ]);
    expect((await items('acme-hr')).map(({ email }) => email)).toEqual(['jan@example.org']);
    for (const who of ['dr-vos', 'acme-hr', 'carlo']) {
      expect([who, (await items(who)).flatMap((one) => Object.keys(one)).filter((name) => name === 'shownTo')]).toEqual(
        [who, []],
      );
    }
  });

  test('I10, S7 who is not shown the employee is not shown it, whatever he shows: one answer for that and for nobody', async () => {
    await say('jan', { shownTo: ['employer', 'casework', 'doctor'] });
    for (const who of ['dr-smit', 'globex-hr', 'kees']) {
      const [foreign, unknown] = [
        await seen(who),
        await world.get(who, path().replace(/[0-9a-f-]{36}/, crypto.randomUUID())),
      ];
      expect([who, foreign.status, withoutInstance(foreign)]).toEqual([who, 404, withoutInstance(unknown)]);
    }
    for (const who of ['ada', 'officer']) expect([who, (await seen(who)).status]).toEqual([who, 403]);
  });

  test('I10 nobody of the service or the employer decides it for him: refused, with nothing changed, and he is told of it', async () => {
    await say('jan');
    for (const who of ['dr-vos', 'carlo', 'acme-hr', 'ada', 'officer']) {
      await world.cast.sql('DELETE FROM desk.notice');
      for (const attempt of [await say(who, { shownTo: ['employer'], version: 1 }), await remove(who)]) {
        expect([who, problemOf(attempt)]).toEqual([who, [403, '/problems/role-cannot', 'I10']]);
      }
      expect([who, await world.notices('jan', world.id("jan's"))]).toEqual([who, ['private-contact-attempted']]);
    }
    expect(await items('jan')).toEqual([expect.objectContaining({ shownTo: [], version: 1 })]);
  });

  test('V6 once the employment ended his employer gets nothing of it, be it new or as it was', async () => {
    await say('jan', { shownTo: ['employer', 'doctor'] });
    await employedUntil("jan's", await world.day(-1));
    expect([await items('dr-vos'), (await seen('acme-hr')).status]).toEqual([[expect.anything()], 404]);
    expect((await say('jan', { version: 1, phone: '0687654321', shownTo: ['employer'] })).status).toBe(201);
    expect((await seen('acme-hr')).status).toBe(404);
    await employedUntil("jan's", null);
    expect(await readers()).toEqual(['acme-hr']);
  });

  test('D7 without an agreement in force he shows it to fewer and removes it; nothing new comes on record, nor to anybody else', async () => {
    await say('jan', { shownTo: ['employer', 'doctor'] });
    const agreed = (until: string | null): Promise<unknown> =>
      world.cast.sql('UPDATE access.agreement SET ends_on = $2 WHERE employer_id = $1', [world.id('acme'), until]);
    await agreed(await world.day(-1));
    const refused = [403, '/problems/no-agreement', 'D7'];
    expect(problemOf(await say('jan', { version: 1, shownTo: ['employer', 'casework'] }))).toEqual(refused);
    expect(problemOf(await say('jan', { version: 1, phone: '0687654321', shownTo: [] }))).toEqual(refused);
    expect((await say('jan', { version: 1, shownTo: ['doctor'] })).status).toBe(201);
    expect(problemOf(await say('jan', { version: 2, shownTo: ['employer'] }))).toEqual(refused);
    expect(await items('jan')).toEqual([expect.objectContaining({ phone: NUMBER, shownTo: ['doctor'], version: 2 })]);
    expect((await remove('jan')).status).toBe(201);
    await agreed(null);
  });

  test('I10 what he removes is gone, for him too', async () => {
    await say('jan', { shownTo: ['doctor'] });
    expect((await remove('jan')).status).toBe(201);
    expect([await items('jan'), await items('dr-vos')]).toEqual([[], []]);
    expect((await remove('jan')).status).toBe(404);
    expect(await world.cast.sql('SELECT id FROM employee.private_contact')).toEqual([]);
  });

  test('I10 takes an item with its own field, and readers of the list', async () => {
    const codes = async (over: object): Promise<unknown[]> => {
      const answer = await say('jan', over);
      return [answer.status, (answer.body['errors'] as { code: string }[] | undefined)?.map(({ code }) => code)];
    };
    expect(await codes({ shownTo: ['everybody'] })).toEqual([400, ['not_in_the_list']]);
    expect(await codes({ item: 'email' })).toEqual([400, ['not_its_field']]);
    expect(await codes({ email: 'jan@example.org' })).toEqual([400, ['not_its_field']]);
    expect((await codes({ phone: 'call me when the fever is over' }))[0]).toBe(400);
    await say('jan');
    expect((await say('jan')).status).toBe(409);
    expect((await say('jan', { version: 2 })).status).toBe(409);
  });

  test('D1 lies under his key, and his own log says who read it (I9)', async () => {
    await say('jan', { shownTo: ['doctor'] });
    await items('dr-vos');
    const [stored] = await world.cast.sql<{ found: boolean }>(
      "SELECT bool_or(encode(sealed, 'escape') LIKE '%12345678%') AS found FROM employee.private_contact",
    );
    expect(stored).toEqual({ found: false });
    const log = (await world.get('jan', `/v1/employees/${world.id("jan's")}/access-log?limit=50`)).body['items'];
    expect(log).toContainEqual(
      expect.objectContaining({ kind: 'PrivateContact', action: 'read', accountId: world.id('dr-vos') }),
    );
  });
});
