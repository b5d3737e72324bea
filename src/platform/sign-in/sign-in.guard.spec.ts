import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { ExecutionContext } from '@nestjs/common';
import { ExecutionContextHost } from '@nestjs/core/helpers/execution-context-host.js';
import { SystemClock } from '../clock/clock.js';
import { BearerStrategy } from './bearer.strategy.js';
import { IssuerKeys } from './issuer-keys.js';
import { OutsideIssuer } from './issuer.fixture.js';
import { SignInGuard } from './sign-in.guard.js';
import { TokenVerifier } from './token-verifier.js';
import type { VerifiedToken } from './verified-token.js';

let issuer: OutsideIssuer;
let other: OutsideIssuer;
let guard: SignInGuard;
beforeAll(async () => {
  [issuer, other] = await Promise.all([OutsideIssuer.open(), OutsideIssuer.open()]);
  guard = guardFor(issuer);
});
afterAll(() => Promise.all([issuer.close(), other.close()]));

function guardFor({ url, log, settings }: OutsideIssuer): SignInGuard {
  return new SignInGuard(new BearerStrategy(new TokenVerifier(settings, new IssuerKeys(url, log), new SystemClock())));
}

interface Asked {
  headers: { authorization?: string };
  query?: object;
  body?: object;
  verifiedToken?: VerifiedToken;
}

const contextOf = (request: Asked): ExecutionContext => new ExecutionContextHost([request, {}]);

describe('the sign-in guard', () => {
  test('D10 a verified token is on the request, and Passport leaves nothing else there', async () => {
    const request: Asked = { headers: { authorization: `Bearer ${await issuer.token()}` } };
    await expect(guard.canActivate(contextOf(request))).resolves.toBe(true);
    expect(request.verifiedToken?.subject).toBe('jan');
    expect(Object.keys(request).sort()).toEqual(['headers', 'verifiedToken']);
  });

  test('D10 without a valid token the answer is 401 with a challenge that does not say why', async () => {
    const expired = await issuer.token({ exp: 1 });
    for (const authorization of ['', 'Basic amFuOmphbg==', `Bearer ${expired}`, 'Bearer a.b.c']) {
      const request: Asked = { headers: { authorization } };
      await expect(guard.verify(request)).rejects.toMatchObject({
        status: 401,
        code: 'invalid-token',
        extra: { headers: { 'www-authenticate': 'Bearer error="invalid_token"' } },
      });
      expect(request.verifiedToken).toBeUndefined();
    }
  });

  test('D10 who sends no token is asked for one, and told of no error: nothing was tried yet', async () => {
    await expect(guard.verify({ headers: {} })).rejects.toMatchObject({
      status: 401,
      code: 'token-missing',
      extra: { headers: { 'www-authenticate': 'Bearer' } },
    });
  });

  test('D10 a token in the query or the body is not looked at', async () => {
    const access_token = await issuer.token();
    const request: Asked = { headers: {}, query: { access_token }, body: { access_token } };
    await expect(guard.verify(request)).rejects.toMatchObject({ status: 401 });
  });

  test('D10 two applications in one process each believe their own issuer', async () => {
    const otherGuard = guardFor(other);
    const ours = { headers: { authorization: `Bearer ${await issuer.token()}` } };
    const theirs = { headers: { authorization: `Bearer ${await other.token()}` } };
    await expect(guard.verify(ours)).resolves.toMatchObject({ issuer: issuer.url });
    await expect(otherGuard.verify(theirs)).resolves.toMatchObject({ issuer: other.url });
    await expect(guard.verify(theirs)).rejects.toMatchObject({ status: 401 });
    await expect(otherGuard.verify(ours)).rejects.toMatchObject({ status: 401 });
  });

  test('D10 requests at the same moment each get their own outcome', async () => {
    const people = Array.from({ length: 50 }, (_, i) => `person-${i}`);
    const tokens = await Promise.all(people.map((sub) => issuer.token({ sub })));
    const outcomes = await Promise.allSettled(
      tokens.flatMap((token) => [
        guard.verify({ headers: { authorization: `Bearer ${token}` } }),
        guard.verify({ headers: { authorization: `Bearer ${token}x` } }),
      ]),
    );
    expect(outcomes.map((one) => (one.status === 'fulfilled' ? one.value.subject : 'refused'))).toEqual(
      people.flatMap((person) => [person, 'refused']),
    );
  });
});
