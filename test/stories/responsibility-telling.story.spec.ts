import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { betweenTwoLooks } from '../harness/between-two-looks.js';
import type { Answer } from '../harness/http.js';
import { ask } from '../harness/http.js';
import { problemOf, SecrecyWorld, withoutInstance } from './secrecy-world.js';

const registeredUntil = '2099-01-01';

describe('a responsibility', () => {
  let world: SecrecyWorld;

  /** Gives it, and answers the path of what was given. */
  const give = async (who: string, employee: string, doctor: string): Promise<[Answer, string]> => {
    const given = await world.post(who, `/v1/employees/${world.id(employee)}/responsibilities`, {
      doctorId: world.id(doctor),
    });
    return [given, `/v1/responsibilities/${String(given.body['responsibilityId'])}`];
  };
  const items = async (employee: string): Promise<Record<string, unknown>[]> =>
    (await world.get('officer', `/v1/employees/${world.id(employee)}/responsibilities`)).body['items'] as Record<
      string,
      unknown
    >[];

  beforeAll(async () => {
    world = await SecrecyWorld.open();
    await world.employer('acme');
    for (const name of ['dr-vos', 'dr-smit']) await world.person(name, ['company-doctor'], { registeredUntil });
    await world.person('dr-kern', ['core-expert-doctor', 'company-doctor'], { registeredUntil });
    await world.person('dr-staf', ['staff-doctor'], { registeredUntil });
    await world.person('officer', ['data-protection-officer']);
    await world.person('jan', ['employee'], { kind: 'employee' });
    await world.person('kees', ['employee'], { kind: 'employee' });
    await world.employee("jan's", 'acme', { accountId: world.id('jan') });
    await world.employee("kees's", 'acme', { accountId: world.id('kees') });
  });
  afterAll(() => world.close());

  describe('of which a letter tells', () => {
    const addressee = (who: string, employee: string): Promise<Answer> =>
      world.get(
        who,
        `/v1/employees/${world.id(employee)}/addressee`,
        who === 'dr-kern' ? { 'acting-as': 'core-expert-doctor' } : {},
      );

    test('S9 who posts the letter has name and address, while it waits and no longer, and nothing else of the dossier', async () => {
      await world.employee('by-letter', 'acme');
      const nobody = withoutInstance(await addressee('dr-kern', randomUUID()));
      expect(withoutInstance(await addressee('dr-staf', 'by-letter'))).toEqual(nobody);
      const [, path] = await give('dr-staf', 'by-letter', 'dr-smit');
      for (const who of ['dr-kern', 'dr-staf']) {
        const { status, body } = await addressee(who, 'by-letter');
        expect([status, Object.keys(body).toSorted()]).toEqual([
          200,
          ['addressSince', 'city', 'familyName', 'givenName', 'houseNumber', 'id', 'infix', 'postcode', 'street'],
        ]);
      }
      expect(withoutInstance(await addressee('dr-kern', "jan's"))).toEqual(nobody);
      // V7 — nor the doctor whom the letter names, who posts letters of his own once it was sent.
      expect(withoutInstance(await addressee('dr-smit', 'by-letter'))).toEqual(nobody);
      for (const who of ['officer', 'jan']) {
        expect(problemOf(await addressee(who, 'by-letter'))).toEqual([403, '/problems/role-cannot', 'S7']);
      }
      const [{ today } = { today: '' }] = await world.cast.sql<{ today: string }>(
        'SELECT platform.today()::text AS today',
      );
      expect((await world.post('dr-kern', `${path}/telling`, { postedOn: today })).status).toBe(201);
      expect(withoutInstance(await addressee('dr-staf', 'by-letter'))).toEqual(nobody);
      expect((await addressee('dr-smit', 'by-letter')).status).toBe(200);
    });
  });

  describe('given to oneself', () => {
    const asDoctor = { 'acting-as': 'company-doctor' };
    const pieces = (employee: string): Promise<Answer> =>
      world.get('dr-kern', `/v1/employees/${world.id(employee)}/pieces`, asDoctor);

    test('S9 waits for a second doctor, and opens nothing until then', async () => {
      await give('dr-staf', "jan's", 'dr-smit');
      const [given, path] = await give('dr-kern', "jan's", 'dr-kern');
      expect(given.body).toMatchObject({ state: 'pending', told: false });
      expect((await world.pieces('dr-smit', "jan's")).status).toBe(200);
      expect((await pieces("jan's")).status).toBe(404);
      expect(problemOf(await world.post('dr-kern', `${path}/confirmation`))).toEqual([
        403,
        '/problems/not-allowed',
        'S9',
      ]);
      expect((await world.post('dr-staf', `${path}/confirmation`)).body).toMatchObject({
        state: 'in-force',
        told: true,
      });
      expect((await pieces("jan's")).status).toBe(200);
      expect((await world.pieces('dr-smit', "jan's")).status).toBe(404);
      const again = await world.post('dr-staf', `${path}/confirmation`);
      expect(problemOf(again)).toEqual([409, '/problems/already-responsible', 'S9']);
      expect((await items("jan's"))[1]).toMatchObject({
        givenBy: world.id('dr-kern'),
        confirmedBy: world.id('dr-staf'),
      });
    });

    test('S9 is set aside when another doctor gets it first', async () => {
      await world.employee('waited', 'acme');
      const [, path] = await give('dr-kern', 'waited', 'dr-kern');
      await give('dr-staf', 'waited', 'dr-smit');
      expect(problemOf(await world.post('dr-staf', `${path}/confirmation`))).toEqual([
        409,
        '/problems/not-pending',
        'S9',
      ]);
      expect(await items('waited')).toContainEqual(
        expect.objectContaining({ doctorId: world.id('dr-smit'), until: null }),
      );
    });

    test('D10 is confirmed with a sign-in of a few minutes ago', async () => {
      const token = await world.cast.token('dr-staf', { authAge: 600 });
      const url = `${world.service.url}/v1/responsibilities/${randomUUID()}/confirmation`;
      const answer = await ask(url, { token, method: 'POST' });
      expect([answer.status, answer.headers.get('www-authenticate')]).toEqual([
        401,
        expect.stringContaining('max_age="300"'),
      ]);
    });
  });

  test('S9 of an employee without an account is told by letter, and the medical dossier stays shut until then', async () => {
    await world.employee('unlinked', 'acme');
    const [given, path] = await give('dr-kern', 'unlinked', 'dr-vos');
    expect(given.body).toMatchObject({ state: 'in-force', told: false });
    const tell = (postedOn: string): Promise<Answer> => world.post('dr-staf', `${path}/telling`, { postedOn });
    for (const [days, code] of [
      [2, 'in_the_future'],
      [-2, 'before_the_responsibility'],
    ] as const) {
      const refused = await tell(await world.day(days));
      expect([refused.status, refused.body['errors']]).toEqual([400, [{ at: '/postedOn', code, rule: 'S9' }]]);
    }
    expect((await world.pieces('dr-vos', 'unlinked')).status).toBe(404);
    expect((await tell(await world.day(0))).status).toBe(201);
    expect((await world.pieces('dr-vos', 'unlinked')).status).toBe(200);
    expect(problemOf(await tell(await world.day(0)))).toEqual([409, '/problems/nothing-to-tell', 'S9']);
  });

  test('S9 nobody records himself that a letter told of him as the doctor, nor reads where that letter would go', async () => {
    await world.employee('of-kern', 'acme');
    await give('dr-staf', 'of-kern', 'dr-kern');
    const [row] = await world.cast.sql<{ id: string }>(
      'SELECT id FROM access.responsibility WHERE employee_id = $1 AND effective_from IS NOT NULL',
      [world.id('of-kern')],
    );
    const path = `/v1/responsibilities/${row?.id ?? ''}/telling`;
    const asKern = { 'acting-as': 'core-expert-doctor' };
    const postedOn = await world.day(0);
    expect(problemOf(await world.post('dr-kern', path, { postedOn }, asKern))).toEqual([
      403,
      '/problems/not-allowed',
      'S9',
    ]);
    const addressee = `/v1/employees/${world.id('of-kern')}/addressee`;
    expect((await world.get('dr-kern', addressee, asKern)).status).toBe(404);
    const waiting = async (who: string, as: object): Promise<unknown> =>
      ((await world.get(who, '/v1/waiting?limit=100', { ...as })).body['items'] as Record<string, unknown>[]).filter(
        ({ id, what }) => id === row?.id && what === 'responsibility-to-tell',
      ).length;
    expect([await waiting('dr-kern', asKern), await waiting('dr-staf', {})]).toEqual([0, 1]);
    expect((await world.post('dr-staf', path, { postedOn })).status).toBe(201);
  });

  test('S9 given while another gives it begins where the other’s ends, and the newest notice names who it is', async () => {
    await world.person('two', ['employee'], { kind: 'employee' });
    await world.employee("two's", 'acme', { accountId: world.id('two') });
    const happened = betweenTwoLooks(world.service.app, /rely_on_doctor\b/, async () => {
      await new Promise((resolve) => setTimeout(resolve, 2));
      await give('dr-kern', "two's", 'dr-smit');
    });
    const [given] = await give('dr-staf', "two's", 'dr-vos');
    expect([given.status, happened()]).toEqual([201, true]);
    const history = (await items("two's")).map(({ doctorId, from, until }) => [doctorId, from, until]);
    const begins = expect.any(String);
    expect(history).toEqual([
      [world.id('dr-smit'), begins, history[1]?.[1]],
      [world.id('dr-vos'), begins, null],
    ]);
    const told = await world.cast.sql<{ about: string }>(
      'SELECT about FROM desk.notice WHERE account_id = $1 ORDER BY created_at DESC LIMIT 1',
      [world.id('two')],
    );
    expect(told).toEqual([{ about: given.body['responsibilityId'] }]);
  });

  test('S13 ends without a successor, and with it the doctor’s access; the employee is told', async () => {
    const [given, path] = await give('dr-kern', "kees's", 'dr-vos');
    const ended = await world.post('dr-staf', `${path}/end`);
    expect(ended.body).toEqual({ responsibilityId: given.body['responsibilityId'], state: 'ended' });
    expect((await world.pieces('dr-vos', "kees's")).status).toBe(404);
    expect(await world.notices('kees')).toEqual(['your-doctor', 'your-doctor-ended']);
    expect(problemOf(await world.post('dr-staf', `${path}/end`))).toEqual([409, '/problems/already-ended', 'S9']);
    expect(await world.toldOfWant(world.id("kees's"))).toEqual([]);
  });

  test('S13 ends without a successor while an absence runs: whoever gives one hears that a doctor is wanted', async () => {
    await world.employee('absent', 'acme', { doctorId: world.id('dr-vos') });
    await world.cast.absence(world.id('absent'), world.id('acme'), await world.day(-3));
    const [running] = await world.cast.sql<{ id: string }>(
      'SELECT id FROM access.responsibility WHERE employee_id = $1',
      [world.id('absent')],
    );
    expect((await world.post('dr-kern', `/v1/responsibilities/${running?.id ?? ''}/end`)).status).toBe(201);
    expect(await world.toldOfWant(world.id('absent'))).toEqual([world.id('dr-kern'), world.id('dr-staf')].toSorted());
  });

  describe('can be asked to go to another doctor', () => {
    const wishesOf = (employee: string): string => `/v1/employees/${world.id(employee)}/doctor-change-wishes`;
    const known = async (who: string): Promise<unknown> =>
      (await world.get(who, '/v1/doctor-change-wishes')).body['items'];

    const wished = (id: unknown, answeredAt: unknown): unknown => ({
      id,
      employeeId: world.id("jan's"),
      askedAt: expect.any(String),
      answeredAt,
      withdrawnAt: null,
    });

    test('S9 by the employee, and those who give it hear of that', async () => {
      const wish = await world.post('jan', wishesOf("jan's"));
      const wishId = wish.body['wishId'];
      expect(wish.status).toBe(201);
      expect(problemOf(await world.post('jan', wishesOf("jan's")))).toEqual([409, '/problems/already-asked', 'S9']);
      expect(await world.toldAbout(wishId)).toEqual([world.id('dr-kern'), world.id('dr-staf')].toSorted());
      for (const who of ['dr-kern', 'dr-staf', 'jan']) {
        expect(await known(who)).toEqual([wished(wishId, null)]);
      }
      expect(await known('kees')).toEqual([]);
    });

    test('S9 again once the doctor changed, and then the one before shows when it was answered', async () => {
      const [before] = (await known('dr-staf')) as { id: string }[];
      await give('dr-staf', "jan's", 'dr-smit');
      const again = await world.post('jan', wishesOf("jan's"));
      expect(again.status).toBe(201);
      expect(await known('dr-kern')).toEqual(
        expect.arrayContaining([wished(before?.id, expect.any(String)), wished(again.body['wishId'], null)]),
      );
    });

    test('S9 by nobody else', async () => {
      expect(problemOf(await world.post('dr-vos', wishesOf("jan's")))).toEqual([403, '/problems/role-cannot', 'S9']);
      expect(problemOf(await world.get('dr-vos', '/v1/doctor-change-wishes'))).toEqual([
        403,
        '/problems/role-cannot',
        'S9',
      ]);
      const [foreign, unknown] = [
        await world.post('jan', wishesOf("kees's")),
        await world.post('jan', wishesOf(randomUUID())),
      ];
      expect([foreign.status, withoutInstance(foreign)]).toEqual([404, withoutInstance(unknown)]);
    });
  });
});
