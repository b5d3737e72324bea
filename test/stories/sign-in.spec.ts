import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import { createSecretKey } from 'node:crypto';
import { SignJWT, UnsecuredJWT } from 'jose';
import { OutsideIssuer } from '../../src/platform/sign-in/issuer.fixture.js';
import { Cast } from '../cast.js';
import { ask, type Answer } from '../harness/http.js';
import { runningService, type RunningService } from '../harness/service.js';

const NOW = 1_772_452_800;
const TWO_FACTORS = 'urn:dossierkluis:two-factors';

describe('signing in', () => {
  let issuer: OutsideIssuer;
  let other: OutsideIssuer;
  let service: RunningService;
  let cast: Cast;
  let jan: string;
  let vos: string;
  /** Milliseconds by which the machine's stopwatch is moved on. */
  let later = 0;
  const stopwatch = performance.now.bind(performance);

  beforeAll(async () => {
    performance.now = () => stopwatch() + later;
    [issuer, other] = await Promise.all([OutsideIssuer.open(), OutsideIssuer.open()]);
    service = await runningService({ issuer: issuer.url });
    await service.setClock(new Date(NOW * 1000).toISOString());
    cast = await Cast.of(service);
    vos = await cast.person('dr-vos', { roles: [{ role: 'company-doctor' }], registeredUntil: '2099-01-01' });
    await cast.person('fg', { roles: [{ role: 'data-protection-officer' }] });
    jan = (await cast.employee({ employerId: await cast.employer('Acme'), doctorId: vos })).employeeId;
  });
  afterEach(() => {
    later = 0;
    issuer.reachable = true;
  });
  afterAll(async () => {
    performance.now = stopwatch;
    await cast.close();
    await service.stop();
    await Promise.all([issuer.close(), other.close()]);
  });

  const token = (subject: string, claims = {}, header = {}, kid = 'first'): Promise<string> =>
    issuer.token({ sub: subject, acr: TWO_FACTORS, ...claims }, header, kid, NOW);
  const pieces = (bearer: string, employee = jan): Promise<Answer> =>
    ask(`${service.url}/v1/employees/${employee}/pieces`, { token: bearer, headers: { purpose: 'absence-guidance' } });
  const trail = (bearer: string): Promise<Answer> => ask(`${service.url}/v1/trail`, { token: bearer });
  const challengeOf = (answer: Answer): string | null => answer.headers.get('www-authenticate');
  const linesOf = (answer: Answer): Promise<{ account_id: string; status: number; rule: string }[]> =>
    cast.sql('SELECT account_id, status, rule FROM trail.line WHERE request_id = $1', [
      answer.headers.get('x-request-id'),
    ]);
  const unsigned = (): string =>
    new UnsecuredJWT({
      sub: 'dr-vos',
      acr: TWO_FACTORS,
      iss: issuer.url,
      aud: 'urn:dossierkluis:api',
      exp: NOW + 60,
    }).encode();
  const withPublicKeyAsSecret = (): Promise<string> =>
    new SignJWT({
      sub: 'dr-vos',
      acr: TWO_FACTORS,
      iss: issuer.url,
      aud: 'urn:dossierkluis:api',
      exp: NOW + 60,
      iat: NOW,
    })
      .setProtectedHeader({ alg: 'HS256', kid: 'first', typ: 'at+jwt' })
      .sign(createSecretKey(Buffer.from(JSON.stringify(issuer.publicKey('first')).padEnd(32))));
  const tampered = async (): Promise<string> => {
    const [head, , signature] = (await token('fg')).split('.');
    const [, payload] = (await token('dr-vos')).split('.');
    return [head, payload, signature].join('.');
  };

  test('D10 a person with two factors a moment ago is let in', async () => {
    expect((await pieces(await token('dr-vos'))).status).toBe(200);
  });

  test.each<[string, () => string | Promise<string>]>([
    ['what is no token', () => 'abc'],
    ['another issuer', () => token('dr-vos', { iss: 'https://elsewhere.example' })],
    [
      'the key of another issuer under the same name',
      () => other.token({ sub: 'dr-vos', acr: TWO_FACTORS, iss: issuer.url }, {}, 'first', NOW),
    ],
    ['another audience', () => token('dr-vos', { aud: 'urn:elsewhere' })],
    ['several audiences, not ours among them', () => token('dr-vos', { aud: ['urn:a', 'urn:b'] })],
    ['expired', () => token('dr-vos', { exp: NOW - 60 })],
    ['no expiry', () => token('dr-vos', { exp: undefined })],
    ['not valid yet', () => token('dr-vos', { nbf: NOW + 60 })],
    ['made in the future', () => token('dr-vos', { iat: NOW + 60 })],
    ['an ID token', () => token('dr-vos', {}, { typ: 'JWT' })],
    ['no type', () => token('dr-vos', {}, { typ: undefined })],
    ['an unknown key', () => token('dr-vos', {}, { kid: 'another' })],
    ['no signature', unsigned],
    ['the public key used as a secret', withPublicKeyAsSecret],
    ['the payload of another token', tampered],
    ['no subject', () => token('dr-vos', { sub: undefined })],
  ])('D10 %s: 401, the same for all, and counted without a name', async (_what, make) => {
    const bearer = await make();
    const answer = await pieces(bearer);
    expect([answer.status, challengeOf(answer)]).toEqual([401, 'Bearer error="invalid_token"']);
    expect({ ...answer.body, instance: undefined }).toEqual({
      type: '/problems/invalid-token',
      title: 'Invalid token',
      status: 401,
      detail: 'This needs a valid access token in the Authorization header.',
    });
    expect(await linesOf(answer)).toEqual([]);
  });

  test('D10 no token at all: 401 with a challenge that names no error, for nothing was tried (RFC 6750, 3.1)', async () => {
    const answer = await ask(`${service.url}/v1/employees/${jan}/pieces`);
    expect([answer.status, challengeOf(answer)]).toEqual([401, 'Bearer']);
    expect(answer.body).toMatchObject({ type: '/problems/token-missing', status: 401 });
    expect(await linesOf(answer)).toEqual([]);
  });

  test('A1 attempts without a token are added up by source and minute, the first one at once', async () => {
    const counted = (): Promise<{ source: string; count: number }[]> =>
      cast.sql("SELECT source, count FROM trail.attempt WHERE minute = '2026-03-02T12:02:00Z' ORDER BY id");
    await service.setClock('2026-03-02T12:02:30Z');
    for (let times = 0; times < 5; times += 1) await pieces('abc');
    expect(await counted()).toEqual([{ source: '127.0.0.1', count: 1 }]);
    await service.setClock('2026-03-02T12:03:00Z');
    await pieces('abc');
    expect(await counted()).toEqual([
      { source: '127.0.0.1', count: 1 },
      { source: '127.0.0.1', count: 4 },
    ]);
    await service.setClock(new Date(NOW * 1000).toISOString());
  });

  test('D10 a token is looked for in its header alone', async () => {
    const bearer = await token('dr-vos');
    const inQuery = await ask(`${service.url}/v1/employees/${jan}/pieces?access_token=${bearer}`);
    const inCookie = await ask(`${service.url}/v1/employees/${jan}/pieces`, { headers: { cookie: `token=${bearer}` } });
    const basic = await ask(`${service.url}/v1/employees/${jan}/pieces`, {
      headers: { authorization: `Basic ${bearer}` },
    });
    expect([inQuery.status, inCookie.status, basic.status]).toEqual([401, 401, 401]);
  });

  test('D6 what a token says of roles, scopes or accounts counts for nothing', async () => {
    const boasting = { roles: ['data-protection-officer'], scope: 'admin', role: 'administrator', account: vos };
    expect((await trail(await token('dr-vos', boasting))).status).toBe(403);
    expect((await pieces(await token('fg', boasting))).status).toBe(403);
  });

  test('D10 a sign-in that no account is linked to is 401, and on record', async () => {
    const answer = await pieces(await token('nobody-knows'));
    expect([answer.status, answer.body['type']]).toEqual([401, '/problems/no-account']);
    expect(await linesOf(answer)).toEqual([{ account_id: null, status: 401, rule: null }]);
  });

  test('D10 one factor is too weak: the challenge says what to ask for (RFC 9470)', async () => {
    for (const [answer, age] of [
      [await pieces(await token('dr-vos', { acr: 'urn:dossierkluis:one-factor' })), 3600],
      [await trail(await token('fg', { acr: 'urn:dossierkluis:one-factor' })), 300],
    ] as const) {
      expect([answer.status, answer.body['type'], answer.body['rule']]).toEqual([
        401,
        '/problems/sign-in-too-weak',
        'D10',
      ]);
      expect(challengeOf(answer)).toBe(
        'Bearer error="insufficient_user_authentication", error_description="This needs a sign-in with two factors.", ' +
          `acr_values="${TWO_FACTORS}", max_age="${age}"`,
      );
      expect(await linesOf(answer)).toEqual([expect.objectContaining({ status: 401, rule: 'D10' })]);
    }
  });

  test('D10 medical reading takes a sign-in of at most sixty minutes, the trail one of five', async () => {
    const signedIn = (seconds: number) => ({ auth_time: NOW - seconds });
    expect((await pieces(await token('dr-vos', signedIn(3600)))).status).toBe(200);
    expect((await trail(await token('fg', signedIn(300)))).status).toBe(200);
    for (const [answer, age] of [
      [await pieces(await token('dr-vos', signedIn(3601))), 3600],
      [await trail(await token('fg', signedIn(301))), 300],
    ] as const) {
      expect([answer.status, answer.body['type']]).toEqual([401, '/problems/sign-in-too-old']);
      expect(challengeOf(answer)).toContain(`max_age="${age}"`);
    }
  });

  test('D5 too old a sign-in gets the same answer for a dossier, a foreign one and none', async () => {
    const old = await token('dr-vos', { auth_time: NOW - 7200 });
    const [own, none] = [await pieces(old), await pieces(old, '00000000-0000-4000-8000-000000000000')];
    expect(own.text.replace(/urn:uuid:[0-9a-f-]+/, '')).toBe(none.text.replace(/urn:uuid:[0-9a-f-]+/, ''));
  });

  test('S7 a role that ends between two requests of one token stops the second', async () => {
    const accountId = await cast.person('dr-kort', { roles: [], registeredUntil: '2099-01-01' });
    const roleId = await cast.role(accountId, 'company-doctor');
    await cast.responsibility(jan, accountId);
    const bearer = await token('dr-kort');
    expect((await pieces(bearer)).status).toBe(200);
    await cast.sql('UPDATE access.role SET ended_at = platform.clock(), ended_by = $2 WHERE id = $1', [roleId, vos]);
    const refused = await pieces(bearer);
    expect([refused.status, refused.body['rule']]).toEqual([403, 'S1']);
    await cast.responsibility(jan, vos);
  });

  test('S7 a suspended account is refused everything with the next request, and on record', async () => {
    const bearer = await token('dr-vos');
    await cast.sql("UPDATE access.account SET status = 'suspended' WHERE id = $1", [vos]);
    for (const answer of [await pieces(bearer), await ask(`${service.url}/v1/me`, { token: bearer })]) {
      expect([answer.status, answer.body['type'], answer.body['rule']]).toEqual([
        403,
        '/problems/account-suspended',
        'S7',
      ]);
      expect(await linesOf(answer)).toEqual([{ account_id: vos, status: 403, rule: 'S7' }]);
    }
    await cast.sql("UPDATE access.account SET status = 'active' WHERE id = $1", [vos]);
    expect((await pieces(bearer)).status).toBe(200);
  });

  test('D10 a new key is noticed with its first token; a removed one is worth nothing a minute later', async () => {
    const old = await token('dr-vos');
    later += 2_000;
    await issuer.addKey('second');
    expect((await pieces(await token('dr-vos', {}, {}, 'second'))).status).toBe(200);
    expect((await pieces(old)).status).toBe(200);
    issuer.removeKey('first');
    later += 60_000;
    expect((await pieces(old)).status).toBe(401);
    expect((await pieces(await token('dr-vos', {}, {}, 'second'))).status).toBe(200);
  });

  test('D10 without the issuer nobody is let in on keys older than a minute, and then again', async () => {
    const bearer = await token('dr-vos', {}, {}, 'second');
    later += 3_600_000;
    expect((await pieces(bearer)).status).toBe(200);
    issuer.reachable = false;
    later += 61_000;
    const answer = await pieces(bearer);
    expect([answer.status, answer.body['type']]).toEqual([503, '/problems/issuer-unavailable']);
    issuer.reachable = true;
    later += 2_000;
    expect((await pieces(bearer)).status).toBe(200);
  });
});
