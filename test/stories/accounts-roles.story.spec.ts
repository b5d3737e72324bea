import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { Cast } from '../cast.js';
import { ask, type Answer } from '../harness/http.js';
import { runningService, type RunningService } from '../harness/service.js';

describe('roles, proposed, approved and confirmed by different people', () => {
  let service: RunningService;
  let cast: Cast;
  let acme: string;
  let ada: string;
  let newcomer: string;
  let name: string;
  let counter = 0;
  beforeAll(async () => {
    service = await runningService();
    cast = await Cast.of(service);
    acme = await cast.employer('Acme');
    ada = await cast.person('ada', { roles: [{ role: 'administrator' }] });
    await cast.person('abel', { roles: [{ role: 'administrator' }] });
    await cast.person('dr-staf', { roles: [{ role: 'staff-doctor' }], registeredUntil: '2099-01-01' });
    await cast.person('dr-late', { roles: [{ role: 'staff-doctor' }], registeredUntil: '2021-01-01' });
    await cast.person('dr-kern', { roles: [{ role: 'core-expert-doctor' }], registeredUntil: '2099-01-01' });
    await cast.person('dr-vos', { roles: [{ role: 'company-doctor' }], registeredUntil: '2099-01-01' });
    await cast.person('manager', { roles: [{ role: 'account-manager' }] });
    await cast.person('officer', { roles: [{ role: 'data-protection-officer' }] });
  });
  afterAll(async () => {
    await cast.close();
    await service.stop();
  });
  beforeEach(async () => {
    counter += 1;
    name = `newcomer-${counter}`;
    newcomer = await cast.person(name, {});
  });

  const as = async (subject: string, path: string, body?: unknown, headers = {}): Promise<Answer> =>
    ask(`${service.url}${path}`, { token: await cast.token(subject), body, headers });
  const post = async (subject: string, path: string): Promise<Answer> =>
    ask(`${service.url}${path}`, { token: await cast.token(subject), method: 'POST' });
  const propose = (subject: string, body: unknown, accountId = newcomer): Promise<Answer> =>
    as(subject, `/v1/accounts/${accountId}/roles`, body);
  const proposed = async (body: unknown, accountId = newcomer): Promise<string> => {
    const answer = await propose('ada', body, accountId);
    expect([answer.status, answer.body['state']]).toEqual([201, 'proposed']);
    return answer.body['roleId'] as string;
  };
  const sign = (subject: string, roleId: string, step: 'approval' | 'confirmation' | 'end'): Promise<Answer> =>
    post(subject, `/v1/roles/${roleId}/${step}`);
  const said = ({ status, body }: Answer): unknown[] => [status, body['type'], body['rule']];
  const stateOf = async (roleId: string): Promise<unknown> => {
    const { items } = (await as('officer', `/v1/accounts/${newcomer}/roles`)).body as {
      items: { id: string; state: string }[];
    };
    return items.find(({ id }) => id === roleId)?.state;
  };

  test('S7 a role that opens medical data works once a doctor approved and a second person confirmed', async () => {
    const roleId = await proposed({ role: 'medical-assistant' });
    expect(await stateOf(roleId)).toBe('proposed');
    expect((await as(name, '/v1/me')).body['roles']).toMatchObject([{ role: 'medical-assistant', state: 'proposed' }]);
    const approved = await sign('dr-staf', roleId, 'approval');
    expect([approved.status, approved.body]).toEqual([201, { roleId, state: 'approved' }]);
    const confirmed = await sign('abel', roleId, 'confirmation');
    expect([confirmed.status, confirmed.body]).toEqual([201, { roleId, state: 'in-force' }]);
    const me = await as(name, '/v1/me');
    expect(me.body['roles']).toMatchObject([
      { id: roleId, role: 'medical-assistant', state: 'in-force', employerId: null },
    ]);
    expect(me.body['standings']).toMatchObject([
      { standing: 'undertaking', met: true },
      { standing: 'declaration', rule: 'S3', met: false },
      { standing: 'instruction', rule: 'S3', met: false, neededFor: ['medical-assistant'] },
    ]);
    const notices = (await as(name, '/v1/notices')).body['items'] as { code: string; about: string }[];
    expect(notices.map(({ code, about }) => [code, about])).toEqual([['role-in-force', roleId]]);
  });

  test('S7 nobody signs twice, nor for himself, nor in a role that the page does not name', async () => {
    const roleId = await proposed({ role: 'company-doctor' });
    expect(said(await sign('abel', roleId, 'approval'))).toEqual([403, '/problems/not-a-signatory', 'S7']);
    expect(said(await sign('dr-vos', roleId, 'approval'))).toEqual([404, '/problems/not-found', undefined]);
    expect(said(await sign('manager', roleId, 'approval'))).toEqual([403, '/problems/role-cannot', 'S7']);
    expect(said(await sign('abel', roleId, 'confirmation'))).toEqual([409, '/problems/not-waiting-for-this', 'S7']);
    expect((await sign('dr-staf', roleId, 'approval')).status).toBe(201);
    expect(said(await sign('dr-staf', roleId, 'approval'))).toEqual([403, '/problems/signed-before', 'S7']);
    expect(said(await sign('ada', roleId, 'confirmation'))[0]).toBe(403);
    expect(said(await propose('ada', { role: 'account-manager' }, ada))).toEqual([403, '/problems/not-allowed', 'S7']);
    expect(said(await propose('dr-staf', { role: 'company-doctor' }))).toEqual([403, '/problems/role-cannot', 'S7']);
    expect(await stateOf(roleId)).toBe('approved');
    expect((await sign('dr-kern', roleId, 'confirmation')).status).toBe(201);
    expect(said(await sign('abel', roleId, 'confirmation'))).toEqual([409, '/problems/not-waiting-for-this', 'S7']);
  });

  test('S15 a doctor whose registration lapsed approves nothing', async () => {
    const roleId = await proposed({ role: 'company-doctor' });
    expect(said(await sign('dr-late', roleId, 'approval'))).toEqual([
      403,
      '/problems/registration-not-in-force',
      'S15',
    ]);
  });

  test('S7 of two who sign at once one does, and the row says which', async () => {
    const roleId = await proposed({ role: 'company-doctor' });
    await sign('dr-staf', roleId, 'approval');
    const answers = await Promise.all([sign('abel', roleId, 'confirmation'), sign('dr-kern', roleId, 'confirmation')]);
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 409]);
  });

  test('S6 a case manager or labour expert is never given derived secrecy; the reverse ends it there', async () => {
    const casework = await proposed({ role: 'case-manager', employerId: acme });
    const early = await proposed({ role: 'medical-assistant' });
    expect((await sign('dr-staf', casework, 'approval')).body).toEqual({ roleId: casework, state: 'in-force' });
    expect(said(await sign('dr-staf', early, 'approval'))).toEqual([403, '/problems/never-derived-secrecy', 'S6']);
    await sign('ada', early, 'end');
    expect(said(await propose('ada', { role: 'medical-assistant' }))).toEqual([
      403,
      '/problems/never-derived-secrecy',
      'S6',
    ]);
    const assistant = await cast.person(`${name}-assistant`, { roles: [{ role: 'medical-assistant' }] });
    expect((await propose('ada', { role: 'labour-expert', employerId: acme }, assistant)).status).toBe(201);
  });

  test('S7 a role under the general undertaking is not for who never signs it', async () => {
    const external = await cast.person(`${name}-external`, { kind: 'external' });
    expect(said(await propose('ada', { role: 'account-manager' }, external))).toEqual([
      403,
      '/problems/not-bound',
      'S7',
    ]);
    const officer = await proposed({ role: 'employer-officer', employerId: acme }, external);
    expect((await sign('abel', officer, 'approval')).status).toBe(201);
  });

  test('S7 nobody grants more than he holds', async () => {
    await cast.sql("UPDATE access.role SET valid_until = '2090-01-01' WHERE account_id = $1", [ada]);
    expect(said(await propose('ada', { role: 'case-manager', employerId: acme }))).toEqual([
      403,
      '/problems/more-than-held',
      'S7',
    ]);
    expect(
      said(await propose('ada', { role: 'case-manager', employerId: acme, validUntil: '2090-01-02T00:00:00Z' }))[0],
    ).toBe(403);
    const until = await propose('ada', {
      role: 'case-manager',
      employerId: acme,
      validUntil: '2080-01-01T01:00:00+01:00',
    });
    expect(until.status).toBe(201);
    await cast.sql('UPDATE access.role SET valid_until = NULL WHERE account_id = $1', [ada]);
  });

  test.each([
    ['an unknown role', { role: 'king' }, '/role', 'unknown_role'],
    ['the role that comes with linking', { role: 'employee' }, '/role', 'not_grantable'],
    ['a role for an employer without one', { role: 'case-manager' }, '/employerId', 'required'],
    [
      'a role for nobody with an employer',
      { role: 'account-manager', employerId: randomUUID() },
      '/employerId',
      'not_for_this_role',
    ],
    ['an employer that is none', { role: 'case-manager', employerId: randomUUID() }, '/employerId', 'unknown'],
    [
      'an end in the past',
      { role: 'account-manager', validUntil: '2020-01-01T00:00:00Z' },
      '/validUntil',
      'in_the_past',
    ],
    [
      'an end without an offset',
      { role: 'account-manager', validUntil: '2080-01-01T00:00:00' },
      '/validUntil',
      'invalid_format',
    ],
    ['a state of its own', { role: 'account-manager', state: 'in-force' }, '/state', 'unknown_key'],
    ['an approver of its own', { role: 'account-manager', approvedBy: randomUUID() }, '/approvedBy', 'unknown_key'],
  ])('S7 %s is refused, and nothing is stored', async (_, body, at, code) => {
    const answer = await propose('ada', body);
    expect([answer.status, answer.body['errors']]).toEqual([400, [expect.objectContaining({ at, code })]]);
    expect(await cast.sql('SELECT id FROM access.role WHERE account_id = $1', [newcomer])).toEqual([]);
  });

  test('S7 a role is proposed once at a time, and again after its end', async () => {
    const roleId = await proposed({ role: 'account-manager' });
    expect(said(await propose('abel', { role: 'account-manager' }))).toEqual([
      409,
      '/problems/role-open-already',
      'S7',
    ]);
    expect((await sign('abel', roleId, 'end')).body).toEqual({ roleId, state: 'ended' });
    expect(said(await sign('abel', roleId, 'end'))).toEqual([409, '/problems/already-ended', 'S7']);
    expect(said(await sign('abel', roleId, 'approval'))).toEqual([409, '/problems/not-waiting-for-this', 'S7']);
    expect((await propose('abel', { role: 'account-manager' })).status).toBe(201);
  });

  test('S7 a role that ended stops the next request of the same token', async () => {
    const role = await cast.role(newcomer, 'account-manager');
    const token = await cast.token(name);
    expect((await ask(`${service.url}/v1/employers`, { token })).status).toBe(200);
    expect((await sign('ada', role, 'end')).status).toBe(201);
    expect(said(await ask(`${service.url}/v1/employers`, { token }))[0]).toBe(403);
  });

  test('S7 nobody ends his own role, or the one that comes with the own dossier', async () => {
    const [own] = await cast.sql<{ id: string }>('SELECT id FROM access.role WHERE account_id = $1', [ada]);
    expect(said(await sign('ada', own?.id ?? '', 'end'))).toEqual([403, '/problems/not-allowed', 'S7']);
    const self = await cast.role(newcomer, 'employee');
    expect(said(await sign('ada', self, 'end'))).toEqual([403, '/problems/not-yours-to-end', 'S7']);
  });

  test('D5 a foreign, ended and unknown id of a role or account answer alike', async () => {
    for (const path of [`/v1/roles/${randomUUID()}/approval`, `/v1/roles/${newcomer}/approval`]) {
      const answer = await post('dr-staf', path);
      expect([answer.status, Object.keys(answer.body).sort()]).toEqual([
        404,
        ['detail', 'instance', 'status', 'title', 'type'],
      ]);
    }
    expect((await as('dr-staf', `/v1/accounts/${randomUUID()}/roles`)).status).toBe(404);
    expect((await propose('ada', { role: 'account-manager' }, randomUUID())).status).toBe(404);
  });

  test('D10 approving and confirming need a sign-in of minutes ago', async () => {
    const roleId = await proposed({ role: 'company-doctor' });
    const token = await cast.token('dr-staf', { authAge: 600 });
    const answer = await ask(`${service.url}/v1/roles/${roleId}/approval`, { token, method: 'POST' });
    expect([answer.status, answer.headers.get('www-authenticate')]).toEqual([401, expect.stringContaining('max_age')]);
    expect((await ask(`${service.url}/v1/accounts/${newcomer}/roles`, { token })).status).toBe(200);
  });

  test('A1 each step leaves a line with who, as what and under which rule', async () => {
    const roleId = await proposed({ role: 'company-doctor' });
    await sign('abel', roleId, 'approval');
    await sign('dr-staf', roleId, 'approval');
    const lines = await cast.sql(
      'SELECT action, acting_role, outcome, status, rule FROM trail.line WHERE record_id = $1 ORDER BY id',
      [roleId],
    );
    expect(lines).toEqual(
      expect.arrayContaining([
        { action: 'grant', acting_role: 'administrator', outcome: 'allowed', status: 201, rule: 'S7' },
        { action: 'approve', acting_role: 'administrator', outcome: 'refused', status: 403, rule: 'S7' },
        { action: 'approve', acting_role: 'staff-doctor', outcome: 'allowed', status: 201, rule: 'S7' },
      ]),
    );
  });

  test('A1 a proposal sent twice under one key is made once', async () => {
    const headers = { 'idempotency-key': randomUUID() };
    const path = `/v1/accounts/${newcomer}/roles`;
    const first = await as('ada', path, { role: 'account-manager' }, headers);
    const again = await as('ada', path, { role: 'account-manager' }, headers);
    expect([first.status, again.status, again.body]).toEqual([201, 201, first.body]);
    const other = await as('ada', path, { role: 'data-protection-officer' }, headers);
    expect(other.status).toBe(422);
  });
});
