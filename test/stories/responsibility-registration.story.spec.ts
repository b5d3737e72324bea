import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { Cast } from '../cast.js';
import { ask, type Answer } from '../harness/http.js';
import { runningService, type RunningService } from '../harness/service.js';

const REGISTERED = '2099-01-01';
const CHECK = { number: '19012345601', checkedOn: '2020-01-01', validUntil: '2098-12-31' };

/** What a problem says, in one line. */
const told = ({ status, body }: Answer): unknown[] => [status, body['type'], body['rule']];

describe('a doctor’s registration', () => {
  let service: RunningService;
  let cast: Cast;
  const ids: Record<string, string> = {};
  const idOf = (name: string): string => ids[name] ?? '';
  const path = (name: string): string => `/v1/accounts/${ids[name] ?? name}/registrations`;
  const get = async (who: string, url: string): Promise<Answer> =>
    ask(`${service.url}${url}`, { token: await cast.token(who) });
  const check = async (
    who: string,
    of: string,
    body: unknown = CHECK,
    headers: Record<string, string> = {},
  ): Promise<Answer> => ask(`${service.url}${path(of)}`, { token: await cast.token(who), body, headers });
  const dayFromToday = async (days: number): Promise<string> =>
    (await cast.sql<{ day: string }>('SELECT (platform.today() + $1::int)::text AS day', [days]))[0]?.day ?? '';

  beforeAll(async () => {
    service = await runningService();
    cast = await Cast.of(service);
    ids['acme'] = await cast.employer('Acme');
    for (const name of ['dr-vos', 'dr-new'])
      ids[name] = await cast.person(name, { roles: [{ role: 'company-doctor' }] });
    const registeredUntil = REGISTERED;
    ids['dr-smit'] = await cast.person('dr-smit', { roles: [{ role: 'company-doctor' }], registeredUntil });
    ids['dr-kern'] = await cast.person('dr-kern', { roles: [{ role: 'core-expert-doctor' }], registeredUntil });
    ids['dr-staf'] = await cast.person('dr-staf', { roles: [{ role: 'staff-doctor' }], registeredUntil });
    ids['ada'] = await cast.person('ada', { roles: [{ role: 'administrator' }] });
    ids['jan'] = (await cast.employee({ employerId: idOf('acme'), doctorId: idOf('dr-vos') })).employeeId;
  });
  afterAll(async () => {
    await cast.close();
    await service.stop();
  });

  test('S15 without one a doctor does nothing but see that there is none; checked, he works with the next request', async () => {
    const pieces = `/v1/employees/${idOf('jan')}/pieces`;
    expect(told(await get('dr-vos', pieces))).toEqual([403, '/problems/registration-not-in-force', 'S15']);
    expect((await get('dr-vos', path('dr-vos'))).body).toEqual({ items: [] });
    const recorded = await check('dr-staf', 'dr-vos');
    expect([recorded.status, recorded.body]).toEqual([201, { registrationId: expect.any(String) }]);
    expect((await get('dr-vos', pieces)).status).toBe(200);
    const shown = [
      { id: recorded.body['registrationId'], accountId: idOf('dr-vos'), checkedBy: idOf('dr-staf'), ...CHECK },
    ];
    for (const who of ['dr-vos', 'dr-staf', 'dr-kern']) {
      expect((await get(who, path('dr-vos'))).body['items']).toEqual(shown);
    }
  });

  test('S15 nobody checks his own; the staff doctor’s and the core-expert doctor’s are checked by the other', async () => {
    for (const who of ['dr-staf', 'dr-kern']) {
      expect(told(await check(who, who))).toEqual([403, '/problems/not-allowed', 'S15']);
      expect(((await get(who, path(who))).body['items'] as unknown[]).length).toBe(1);
    }
    expect((await check('dr-staf', 'dr-kern')).status).toBe(201);
    expect((await check('dr-kern', 'dr-staf')).status).toBe(201);
  });

  test.each(['ada', 'dr-smit'])('S15 it is not checked by %s', async (who) => {
    expect(told(await check(who, 'dr-new'))).toEqual([403, '/problems/role-cannot', 'S15']);
  });

  test('S15 a check for a day to come, or of a registration that had ended, is refused and not stored', async () => {
    const [today, tomorrow] = [await dayFromToday(0), await dayFromToday(1)];
    const future = await check('dr-staf', 'dr-new', { ...CHECK, checkedOn: tomorrow });
    expect([future.status, future.body['rule'], future.body['errors']]).toEqual([
      400,
      'S15',
      [{ at: '/checkedOn', code: 'in_the_future', rule: 'S15' }],
    ]);
    const ended = await check('dr-staf', 'dr-new', { ...CHECK, checkedOn: today, validUntil: '2020-01-01' });
    expect(ended.body['errors']).toEqual([{ at: '/validUntil', code: 'before_the_check', rule: 'S15' }]);
    expect((await get('dr-staf', path('dr-new'))).body['items']).toEqual([]);
  });

  test('D1 bad input is named by its place, and nothing is stored', async () => {
    const bad = await check('dr-staf', 'dr-new', {
      number: '1',
      checkedOn: '2023-02-29',
      validUntil: '2030-01-01',
      checkedBy: idOf('ada'),
    });
    expect([bad.status, new Set((bad.body['errors'] as { at: string }[]).map(({ at }) => at))]).toEqual([
      400,
      new Set(['/checkedBy', '/checkedOn', '/number']),
    ]);
    expect((await get('dr-staf', path('dr-new'))).body['items']).toEqual([]);
  });

  test('D10 the same check sent twice is recorded once', async () => {
    const headers = { 'idempotency-key': randomUUID() };
    const [once, again] = [
      await check('dr-staf', 'dr-new', CHECK, headers),
      await check('dr-staf', 'dr-new', CHECK, headers),
    ];
    expect([once.status, again.status, again.body]).toEqual([201, 201, once.body]);
    expect(((await get('dr-staf', path('dr-new'))).body['items'] as unknown[]).length).toBe(1);
  });

  test('D5 a colleague’s registration and an account that never existed are answered alike, byte for byte', async () => {
    const [foreign, unknown] = [await get('dr-smit', path('dr-staf')), await get('dr-smit', path(randomUUID()))];
    expect([foreign.status, { ...foreign.body, instance: '' }]).toEqual([404, { ...unknown.body, instance: '' }]);
    expect((await check('dr-staf', randomUUID())).status).toBe(404);
  });
});
