import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { Cast } from '../cast.js';
import { ask, type Answer } from '../harness/http.js';
import { runningService, type RunningService } from '../harness/service.js';

const CODE = /^([0-9A-HJKMNP-TV-Z]{4}-){7}[0-9A-HJKMNP-TV-Z]{4}$/;

describe('accounts, made by an administrator and linked by their person', () => {
  let service: RunningService;
  let cast: Cast;
  beforeAll(async () => {
    service = await runningService();
    cast = await Cast.of(service);
    await cast.person('ada', { roles: [{ role: 'administrator' }] });
    await cast.person('dr-staf', { roles: [{ role: 'staff-doctor' }], registeredUntil: '2099-01-01' });
  });
  afterAll(async () => {
    await cast.close();
    await service.stop();
  });

  const as = async (subject: string, path: string, body?: unknown, headers = {}): Promise<Answer> =>
    ask(`${service.url}${path}`, { token: await cast.token(subject), body, headers });
  const post = async (subject: string, path: string): Promise<Answer> =>
    ask(`${service.url}${path}`, { token: await cast.token(subject), method: 'POST' });
  const invited = async (body: unknown = { kind: 'staff', name: 'B. Vos' }): Promise<{ id: string; code: string }> => {
    const made = await as('ada', '/v1/accounts', body);
    expect([made.status, made.text]).toEqual([201, expect.any(String)]);
    return { id: made.body['accountId'] as string, code: made.body['invitationCode'] as string };
  };
  const accept = (subject: string, code: string): Promise<Answer> =>
    as(subject, '/v1/invitations/acceptance', { code });

  test('S7 an account waits for its person, who links it with the code from paper and then sees what to do', async () => {
    const { id, code } = await invited();
    expect(code).toMatch(CODE);
    const waiting = await as('ada', `/v1/accounts/${id}`);
    expect(waiting.body).toEqual({
      id,
      name: 'B. Vos',
      kind: 'staff',
      status: 'invited',
      createdAt: expect.any(String),
      linkedAt: null,
    });
    const before = await as('vos', '/v1/me');
    expect(before.body).toEqual({ account: null, roles: [], employeeIds: [], standings: [] });
    const linked = await accept('vos', ` ${code.toLowerCase().replaceAll('-', ' ')}`);
    expect([linked.status, linked.body]).toEqual([201, { accountId: id, employeeId: null }]);
    const me = await as('vos', '/v1/me');
    expect(me.body).toEqual({
      account: { id, name: 'B. Vos', kind: 'staff', status: 'active', active: false, linkedAt: expect.any(String) },
      roles: [],
      employeeIds: [],
      standings: [{ standing: 'undertaking', text: expect.any(String), rule: 'S7', met: false, neededFor: [] }],
    });
    expect(me.headers.get('cache-control')).toBe('no-store');
  });

  test('D5 an account is called by a name alone: no word about health, no bracket, no number', async () => {
    for (const [name, errors] of [
      ['J. Jansen, burn-out', [{ at: '/name', code: 'about_health', rule: 'D5' }]],
      ['Piet aids', [{ at: '/name', code: 'about_health', rule: 'D5' }]],
      ['Piet H.I.V.', [{ at: '/name', code: 'about_health', rule: 'D5' }]],
      ['Zieke Jan', [{ at: '/name', code: 'about_health', rule: 'D5' }]],
      ['J. Jansen (uit)', [{ at: '/name', code: 'invalid_format' }]],
      ['J. Jansen F32', [{ at: '/name', code: 'invalid_format' }]],
    ] as const) {
      const answer = await as('ada', '/v1/accounts', { kind: 'staff', name });
      expect([name, answer.status, answer.body['errors']]).toEqual([name, 400, errors]);
      expect(answer.text).not.toMatch(/jan|burn|ziek/i);
    }
  });

  test('S7 only the digest of a code is kept, and no log or trail line has the code', async () => {
    const { code } = await invited();
    const letters = code.replaceAll('-', '');
    const kept = await cast.sql<{ n: number }>(
      `SELECT count(*)::int AS n FROM access.invitation WHERE code_digest = sha256(convert_to($1, 'UTF8'))`,
      [letters],
    );
    expect(kept).toEqual([{ n: 1 }]);
    const answers = await cast.sql<{ text: string }>(
      'SELECT answer::text AS text FROM desk.idempotency UNION ALL SELECT to_jsonb(l)::text FROM trail.line l',
    );
    expect(
      [...answers.map(({ text }) => text), ...service.logged].filter((line) => line.includes(letters.slice(0, 8))),
    ).toEqual([]);
  });

  test('S7 wrong, used, void, expired and malformed codes get one and the same answer', async () => {
    const used = await invited();
    expect((await accept('one', used.code)).status).toBe(201);
    const voided = await invited();
    const renewed = await post('ada', `/v1/accounts/${voided.id}/invitations`);
    expect([renewed.status, renewed.body['invitationCode']]).toEqual([201, expect.stringMatching(CODE)]);
    const expired = await invited();
    await cast.sql('UPDATE access.invitation SET expires_at = platform.clock() WHERE account_id = $1', [expired.id]);
    const suspended = await invited();
    expect((await post('ada', `/v1/accounts/${suspended.id}/suspension`)).status).toBe(201);
    const codes = [
      used.code,
      voided.code,
      expired.code,
      suspended.code,
      '0000-0000-0000-0000-0000-0000-0000-0000',
      'x',
      '\u202e',
    ];
    const answers = await Promise.all(codes.map((code, index) => accept(`stranger-${index}`, code)));
    const same = answers.map(({ status, body }) => ({ status, ...body, instance: '-' }));
    expect(same[0]).toMatchObject({ status: 403, type: '/problems/invitation-refused', rule: 'S7' });
    for (const answer of same) expect(answer).toEqual(same[0]);
    expect((await accept('stranger-1', renewed.body['invitationCode'] as string)).status).toBe(201);
  });

  test('S7 a sign-in has one account: the code of a second stays unused', async () => {
    const first = await invited();
    expect((await accept('only-one', first.code)).status).toBe(201);
    const second = await invited();
    const refused = await accept('only-one', second.code);
    expect([refused.status, refused.body['type']]).toEqual([409, '/problems/sign-in-has-account']);
    expect((await accept('somebody-else', second.code)).status).toBe(201);
    expect((await post('ada', `/v1/accounts/${second.id}/invitations`)).body).toMatchObject({
      status: 409,
      rule: 'S7',
    });
  });

  test('D10 an invitation is accepted with two factors only', async () => {
    const token = await cast.token('weak', { acr: 'urn:dossierkluis:one-factor' });
    const answer = await ask(`${service.url}/v1/invitations/acceptance`, { token, body: { code: 'any' } });
    expect(answer.status).toBe(401);
    expect((await ask(`${service.url}/v1/me`)).status).toBe(401);
  });
});
