import { describe, expect, test } from '@jest/globals';
import { signInInsufficient } from './sign-in-problems.js';
import { signInChallenge } from './sign-in-suffices.js';
import { stepUp } from './step-up.js';
import type { VerifiedToken } from './verified-token.js';

const NOON = Date.parse('2026-03-02T12:00:00Z');
const now = new Date(NOON);
const signedIn = (secondsAgo: number, twoFactors = true): VerifiedToken => ({
  issuer: 'https://issuer.example.test',
  subject: 'jan',
  acr: twoFactors ? 'urn:two' : 'urn:one',
  authTime: NOON / 1000 - secondsAgo,
  twoFactors,
  twoFactorAcr: ['urn:two', 'urn:three'],
  tokenDigest: 'digest',
});

const MEDICAL = { twoFactors: true, maxAgeSeconds: 3600 };
const FRESH = { twoFactors: true, maxAgeSeconds: 300 };
const ANY_AGE = { twoFactors: true, maxAgeSeconds: null };

describe('whether a sign-in suffices', () => {
  test.each([
    ['a minute ago', MEDICAL, 60, true],
    ['exactly an hour ago', MEDICAL, 3600, true],
    ['a second longer', MEDICAL, 3601, false],
    ['exactly five minutes ago', FRESH, 300, true],
    ['a second longer than five minutes', FRESH, 301, false],
    ['days ago, where any age will do', ANY_AGE, 500_000, true],
    ['within the skew of two clocks', FRESH, -5, true],
    ['in the future', FRESH, -6, false],
    ['in the future, where any age will do', ANY_AGE, -6, false],
  ])('D10 two factors %s', (_when, required, secondsAgo, suffices) => {
    expect(signInChallenge(required, signedIn(secondsAgo), now) === null).toBe(suffices);
  });

  test('D10 one factor never suffices where two are asked, however fresh', () => {
    expect(signInChallenge(ANY_AGE, signedIn(0, false), now)).toEqual({
      lacking: 'factors',
      acrValues: ['urn:two', 'urn:three'],
      maxAge: null,
    });
    expect(signInChallenge({ twoFactors: false, maxAgeSeconds: null }, signedIn(0, false), now)).toBeNull();
  });

  test('D10 an unreadable moment never suffices', () => {
    expect(signInChallenge(ANY_AGE, signedIn(0), new Date(Number.NaN))).not.toBeNull();
    expect(signInChallenge(ANY_AGE, { ...signedIn(0), authTime: Number.NaN }, now)).not.toBeNull();
  });

  test('D10 the refusal is the challenge of RFC 9470 and names the rule', () => {
    const challenge = signInChallenge(FRESH, signedIn(301), now);
    expect(challenge && signInInsufficient(challenge)).toMatchObject({
      status: 401,
      code: 'sign-in-too-old',
      extra: {
        rule: 'D10',
        headers: {
          'www-authenticate':
            'Bearer error="insufficient_user_authentication", ' +
            'error_description="This needs a more recent sign-in.", acr_values="urn:two urn:three", max_age="300"',
        },
      },
    });
  });

  test('D10 stepping up demands all at once: factors and recency', () => {
    expect(() => {
      stepUp(FRESH, signedIn(10), now);
    }).not.toThrow();
    expect(() => {
      stepUp(FRESH, signedIn(400, false), now);
    }).toThrow('This needs a sign-in with two factors.');
    expect(signInChallenge(FRESH, signedIn(400, false), now)?.maxAge).toBe(300);
  });
});
