import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { Cast } from '../cast.js';
import { ask, type Answer } from '../harness/http.js';
import { runningService, type RunningService } from '../harness/service.js';

describe('accounts as an administrator keeps them', () => {
  let service: RunningService;
  let cast: Cast;
  let ada: string;
  let bea: string;
  beforeAll(async () => {
    service = await runningService();
    cast = await Cast.of(service);
    ada = await cast.person('ada', { roles: [{ role: 'administrator' }] });
    await cast.person('abel', { roles: [{ role: 'administrator' }] });
    bea = await cast.person('bea', { roles: [{ role: 'account-manager' }] });
    await cast.person('dr-vos', { roles: [{ role: 'company-doctor' }], registeredUntil: '2099-01-01' });
  });
  afterAll(async () => {
    await cast.close();
    await service.stop();
  });

  const as = async (subject: string, path: string, body?: unknown, headers = {}): Promise<Answer> =>
    ask(`${service.url}${path}`, { token: await cast.token(subject), body, headers });
  const post = async (subject: string, path: string): Promise<Answer> =>
    ask(`${service.url}${path}`, { token: await cast.token(subject), method: 'POST' });
  const said = ({ status, body }: Answer): unknown[] => [status, body['type'], body['rule']];
  const accounts = async (): Promise<number> => (await cast.sql('SELECT id FROM access.account')).length;

  test('S7 a shut account is stopped at the next request of the same token, and works again once reopened', async () => {
    const token = await cast.token('bea');
    expect((await ask(`${service.url}/v1/employers`, { token })).status).toBe(200);
    expect((await post('ada', `/v1/accounts/${bea}/suspension`)).body).toEqual({ accountId: bea, state: 'suspended' });
    expect(said(await ask(`${service.url}/v1/employers`, { token }))).toEqual([
      403,
      '/problems/account-suspended',
      'S7',
    ]);
    expect(said(await ask(`${service.url}/v1/me`, { token }))).toEqual([403, '/problems/account-suspended', 'S7']);
    expect(said(await post('ada', `/v1/accounts/${bea}/suspension`))).toEqual([
      409,
      '/problems/already-suspended',
      'S7',
    ]);
    expect((await post('abel', `/v1/accounts/${bea}/reinstatement`)).body).toEqual({
      accountId: bea,
      state: 'reinstated',
    });
    expect(said(await post('ada', `/v1/accounts/${bea}/reinstatement`))).toEqual([409, '/problems/already-open', 'S7']);
    expect((await ask(`${service.url}/v1/employers`, { token })).status).toBe(200);
  });

  test('S7 nobody shuts or reopens his own account', async () => {
    expect(said(await post('ada', `/v1/accounts/${ada}/suspension`))).toEqual([403, '/problems/not-allowed', 'S7']);
    expect(said(await post('ada', `/v1/accounts/${ada}/reinstatement`))).toEqual([403, '/problems/not-allowed', 'S7']);
  });

  test('S7 who is no administrator makes, shuts and invites nobody', async () => {
    for (const subject of ['bea', 'dr-vos']) {
      expect(said(await as(subject, '/v1/accounts', { kind: 'staff', name: 'X' }))).toEqual([
        403,
        '/problems/role-cannot',
        'S7',
      ]);
      expect(said(await post(subject, `/v1/accounts/${ada}/suspension`))).toEqual([403, '/problems/role-cannot', 'S7']);
      expect(said(await post(subject, `/v1/accounts/${ada}/invitations`))).toEqual([
        403,
        '/problems/role-cannot',
        'S7',
      ]);
      expect(said(await post(subject, `/v1/employees/${randomUUID()}/invitations`))).toEqual([
        403,
        '/problems/role-cannot',
        'S7',
      ]);
    }
  });

  test('P7 an administrator reads all accounts, page by page; everybody else the own one', async () => {
    const seen: string[] = [];
    let next: string | null = '';
    while (next !== null) {
      const page: Answer = await as('ada', `/v1/accounts?limit=1${next === '' ? '' : `&after=${next}`}`);
      seen.push(...(page.body['items'] as { id: string }[]).map(({ id }) => id));
      next = page.body['next'] as string | null;
    }
    expect(new Set(seen).size).toBe(seen.length);
    expect(seen).toHaveLength(await accounts());
    const own = (await as('bea', '/v1/accounts')).body['items'];
    expect(own).toEqual([expect.objectContaining({ id: bea, name: 'bea' })]);
    expect((await as('bea', `/v1/accounts/${bea}`)).status).toBe(200);
    const [foreign, unknown] = [
      await as('bea', `/v1/accounts/${ada}`),
      await as('bea', `/v1/accounts/${randomUUID()}`),
    ];
    expect(foreign.status).toBe(404);
    expect({ ...foreign.body, instance: '-' }).toEqual({ ...unknown.body, instance: '-' });
  });

  test.each([
    ['no name', { kind: 'staff' }, '/name', 'required'],
    ['an empty name', { kind: 'staff', name: ' ' }, '/name', 'too_small'],
    ['a name that turns text around', { kind: 'staff', name: 'B\u202eVos' }, '/name', 'invalid_format'],
    ['a hired person without a last day', { kind: 'hired', name: 'B. Vos' }, '/hiredUntil', 'required'],
    [
      'a hired person without an agreement',
      { kind: 'hired', name: 'B. Vos', hiredUntil: '2080-01-01' },
      '/processingAgreementId',
      'required',
    ],
    [
      'a last day that has passed',
      { kind: 'hired', name: 'B. Vos', hiredUntil: '2020-01-01', processingAgreementId: randomUUID() },
      '/hiredUntil',
      'in_the_past',
    ],
    [
      'staff with a last day',
      { kind: 'staff', name: 'B. Vos', hiredUntil: '2080-01-01' },
      '/hiredUntil',
      'unknown_key',
    ],
    ['a status of its own', { kind: 'staff', name: 'B. Vos', status: 'active' }, '/status', 'unknown_key'],
  ])('S7 an account with %s is refused, and nothing is stored', async (_, body, at, code) => {
    const before = await accounts();
    const answer = await as('ada', '/v1/accounts', body);
    expect([answer.status, answer.body['errors']]).toEqual([
      400,
      expect.arrayContaining([expect.objectContaining({ at, code })]),
    ]);
    expect(await accounts()).toBe(before);
  });

  test('S7 an employee account is not made by an administrator', async () => {
    const before = await accounts();
    expect((await as('ada', '/v1/accounts', { kind: 'employee', name: 'Jan' })).status).toBe(400);
    expect(await accounts()).toBe(before);
  });

  test('A1 an account asked for twice under one key is made once, and its code is not shown again', async () => {
    const headers = { 'idempotency-key': randomUUID() };
    const first = await as('ada', '/v1/accounts', { kind: 'staff', name: 'Twice' }, headers);
    const again = await as('ada', '/v1/accounts', { kind: 'staff', name: 'Twice' }, headers);
    expect([first.status, again.status]).toEqual([201, 201]);
    expect(again.body).toEqual({ ...first.body, invitationCode: null });
  });

  test('S7 a hired person stops after the last day, in Amsterdam', async () => {
    await cast.person('hired', { kind: 'hired', hiredUntil: '2030-06-30', roles: [{ role: 'account-manager' }] });
    const token = await cast.token('hired');
    const active = async (): Promise<unknown> =>
      ((await ask(`${service.url}/v1/me`, { token })).body['account'] as { active: boolean }).active;
    expect(await active()).toBe(true);
    await cast.sql("UPDATE access.account SET hired_until = platform.today() - 1 WHERE kind = 'hired'");
    expect(await active()).toBe(false);
    expect(said(await ask(`${service.url}/v1/employers`, { token }))).toEqual([
      403,
      '/problems/account-not-active',
      'S7',
    ]);
  });
});
