import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { decodeJwt, SignJWT, UnsecuredJWT } from 'jose';
import { createPublicKey, createSecretKey } from 'node:crypto';
import { Temporal } from 'temporal-polyfill';
import { Clock } from '../clock/clock.js';
import { IssuerKeys } from './issuer-keys.js';
import { OutsideIssuer } from './issuer.fixture.js';
import { TokenVerifier } from './token-verifier.js';

class SetClock extends Clock {
  constructor(private at: Temporal.Instant) {
    super();
  }

  now(): Temporal.Instant {
    return this.at;
  }

  pass(seconds: number): void {
    this.at = this.at.add({ seconds });
  }
}

const NOON = 1_772_452_800;
let issuer: OutsideIssuer;
let clock: SetClock;
let elapsed: number;
let verifier: TokenVerifier;

beforeEach(async () => {
  issuer = await OutsideIssuer.open();
  clock = new SetClock(Temporal.Instant.fromEpochMilliseconds(NOON * 1000));
  elapsed = 0;
  verifier = new TokenVerifier(issuer.settings, new IssuerKeys(issuer.url, issuer.log, () => elapsed), clock);
});
afterEach(() => issuer.close());

const token = (claims = {}, header = {}, kid = 'first'): Promise<string> => issuer.token(claims, header, kid, NOON);

/** 'accepted', or the code of the refusal. */
const outcome = async (compact: string): Promise<string> => {
  try {
    await verifier.verify(compact);
    return 'accepted';
  } catch (thrown) {
    return (thrown as { code: string }).code;
  }
};

/** Time passes for the keys and for the tokens alike. */
const wait = (seconds: number): void => {
  elapsed += seconds * 1000;
  clock.pass(seconds);
};

describe('which tokens are accepted', () => {
  test('D10 a good token says who signed in, when and how strongly, and nothing of roles', async () => {
    const verified = await verifier.verify(await token());
    expect(verified).toEqual({
      issuer: issuer.url,
      subject: 'jan',
      acr: 'urn:two',
      authTime: NOON - 10,
      twoFactors: true,
      twoFactorAcr: ['urn:two'],
      tokenDigest: expect.stringMatching(/^[\w-]{43}$/) as unknown,
    });
    expect((await verifier.verify(await token({ acr: 'urn:one' }))).twoFactors).toBe(false);
  });

  test.each([
    ['another issuer', { iss: 'https://other.example.test' }, {}],
    ['no issuer', { iss: undefined }, {}],
    ['another audience', { aud: 'urn:other' }, {}],
    ['no audience', { aud: undefined }, {}],
    ['expired', { exp: NOON - 6 }, {}],
    ['no expiry', { exp: undefined }, {}],
    ['not yet valid', { nbf: NOON + 6 }, {}],
    ['no subject', { sub: undefined }, {}],
    ['an empty subject', { sub: '' }, {}],
    ['a subject that is no text', { sub: 1 }, {}],
    ['no acr', { acr: undefined }, {}],
    ['no auth_time', { auth_time: undefined }, {}],
    ['auth_time as text', { auth_time: String(NOON) }, {}],
    ['a sign-in from the future', { auth_time: NOON + 60 }, {}],
    ['no iat', { iat: undefined }, {}],
    ['issued in the future', { iat: NOON + 60, auth_time: NOON }, {}],
    ['an ID token', {}, { typ: 'JWT' }],
    ['no type', {}, { typ: undefined }],
    ['no key id', {}, { kid: undefined }],
    ['an unknown key id', {}, { kid: 'other' }],
    ['a critical extension', {}, { crit: ['x'], x: 1 }],
  ])('D10 a token with %s is refused', async (_what, claims, header) => {
    const made = await token(claims, header).catch(() => null);
    // What jose refuses to make is made by hand: a good token's signature under another header.
    const forged = made ?? (await token()).replace(/^[^.]+/, Buffer.from(JSON.stringify(header)).toString('base64url'));
    expect(await outcome(forged)).toBe('invalid-token');
  });

  test('D10 no algorithm but the allowed ones, each with keys of its own kind', async () => {
    await issuer.addKey('rsa', 'RS256');
    await issuer.addKey('ed', 'EdDSA');
    await issuer.addKey('ps', 'PS256');
    await issuer.addKey('p384', 'ES384');
    expect(await outcome(await token({}, {}, 'rsa'))).toBe('accepted');
    expect(await outcome(await token({}, {}, 'ed'))).toBe('accepted');
    expect(await outcome(await token({}, {}, 'ps'))).toBe('invalid-token');
    expect(await outcome(await token({}, {}, 'p384'))).toBe('invalid-token');
    const [header, payload] = (await token({}, {}, 'rsa')).split('.');
    const swapped = Buffer.from(JSON.stringify({ alg: 'ES256', kid: 'rsa', typ: 'at+jwt' })).toString('base64url');
    expect(await outcome(`${swapped}.${payload ?? ''}.AAAA`)).toBe('invalid-token');
    expect(await outcome(`${header ?? ''}.${payload ?? ''}.`)).toBe('invalid-token');
  });

  test('D10 no token is accepted that the public key itself, or nobody, signed', async () => {
    const claims = { ...decodeJwt(await token()) };
    const published = createPublicKey({ key: issuer.publicKey('first'), format: 'jwk' });
    const byPublicKey = await new SignJWT(claims)
      .setProtectedHeader({ alg: 'HS256', kid: 'first', typ: 'at+jwt' })
      .sign(createSecretKey(Buffer.from(published.export({ format: 'pem', type: 'spki' }))));
    expect(await outcome(byPublicKey)).toBe('invalid-token');
    expect(await outcome(`${new UnsecuredJWT(claims).encode()}AAAA`)).toBe('invalid-token');
  });

  test('D10 a changed claim, header or signature is refused, also of a token that was accepted', async () => {
    const good = await token();
    expect(await outcome(good)).toBe('accepted');
    const [header = '', payload = '', signature = ''] = good.split('.');
    const other = Buffer.from(payload, 'base64url').toString().replace('jan', 'eva');
    expect(await outcome(`${header}.${Buffer.from(other).toString('base64url')}.${signature}`)).toBe('invalid-token');
    expect(await outcome(`${header}.${payload}.${signature.slice(0, -4)}AAAA`)).toBe('invalid-token');
    expect(await outcome('a.b.c')).toBe('invalid-token');
    expect(await outcome(good)).toBe('accepted');
  });

  test('D10 a token that was accepted is refused once it expired', async () => {
    const good = await token();
    expect(await outcome(good)).toBe('accepted');
    wait(604);
    expect(await outcome(good)).toBe('accepted');
    wait(1);
    expect(await outcome(good)).toBe('invalid-token');
  });
});

describe('the keys of the issuer', () => {
  test('D10 a new key works with its first token, and the old one while it is published', async () => {
    const old = await token();
    expect(await outcome(old)).toBe('accepted');
    await issuer.addKey('second');
    expect(await outcome(await token({}, {}, 'second'))).toBe('accepted');
    expect(await outcome(old)).toBe('accepted');
  });

  test('D10 within a minute after a key was removed its tokens are refused, accepted before or not', async () => {
    const seen = await token();
    const unseen = await token({ sub: 'eva' });
    expect(await outcome(seen)).toBe('accepted');
    await issuer.addKey('second');
    issuer.removeKey('first');
    wait(60);
    expect(await outcome(unseen)).toBe('invalid-token');
    expect(await outcome(seen)).toBe('invalid-token');
    expect(await outcome(await token({}, {}, 'second'))).toBe('accepted');
  });

  test('D10 with traffic, the removal is noticed in half that time', async () => {
    const seen = await token();
    expect(await outcome(seen)).toBe('accepted');
    issuer.removeKey('first');
    wait(31);
    // The first request after half a minute has the keys fetched anew, without waiting for them.
    const outcomes = [];
    for (let i = 0; i < 100 && outcomes.at(-1) !== 'invalid-token'; i += 1) {
      outcomes.push(await outcome(seen));
      await new Promise((later) => setTimeout(later, 10));
    }
    expect([outcomes[0], outcomes.at(-1)]).toEqual(['accepted', 'invalid-token']);
  });

  test('D10 keys fetched again that are the same ones leave what they verified verified', async () => {
    const compact = await token();
    const verified = await verifier.verify(compact);
    wait(60);
    expect(await verifier.verify(compact)).toBe(verified);
    expect(issuer.asked).toBe(4);
  });

  test('D10 another key under the same id does not keep old outcomes alive', async () => {
    const seen = await token();
    expect(await outcome(seen)).toBe('accepted');
    await issuer.addKey('first');
    wait(60);
    expect(await outcome(seen)).toBe('invalid-token');
    expect(await outcome(await token({ sub: 'eva' }))).toBe('accepted');
  });

  test('D10 while the issuer is unreachable its keys of the last minute are used, older ones are not', async () => {
    const seen = await token();
    expect(await outcome(seen)).toBe('accepted');
    issuer.reachable = false;
    wait(59);
    expect(await outcome(seen)).toBe('accepted');
    expect(await outcome(await token({ sub: 'eva' }))).toBe('accepted');
    wait(2);
    expect(await outcome(seen)).toBe('issuer-unavailable');
    issuer.reachable = true;
    wait(2);
    expect(await outcome(seen)).toBe('accepted');
  });

  test('D10 a thousand unknown key ids make the service ask its issuer once, not a thousand times', async () => {
    await outcome(await token());
    const asked = issuer.asked;
    const forged = await Promise.all(Array.from({ length: 1000 }, (_, i) => token({}, { kid: `k${i}` })));
    await Promise.all(forged.map(outcome));
    expect(issuer.asked - asked).toBe(2);
    await outcome(await token({}, { kid: 'one-more' }));
    expect(issuer.asked - asked).toBe(2);
    wait(1);
    await outcome(forged[0] ?? '');
    expect(issuer.asked - asked).toBe(4);
  });

  test('D10 metadata of another issuer, and keys fetched in the clear, are not used', async () => {
    const good = await token();
    issuer.metadata = { issuer: 'https://other.example.test' };
    expect(await outcome(good)).toBe('issuer-unavailable');
    wait(2);
    issuer.metadata = { jwks_uri: 'http://keys.example.test/jwks' };
    expect(await outcome(good)).toBe('issuer-unavailable');
    wait(2);
    issuer.metadata = {};
    expect(await outcome(good)).toBe('accepted');
  });

  test('D10 keys that are odd, for encryption, or doubled are passed over', async () => {
    issuer.extraKeys = [
      { kty: 'oct', kid: 'oct', k: 'c2VjcmV0' },
      { ...issuer.publicKey('first'), kid: 'enc', use: 'enc' },
      { kty: 'EC', kid: 'broken', crv: 'P-256', x: 'AA', y: 'AA' },
      'text',
    ];
    expect(await outcome(await token())).toBe('accepted');
    expect(await outcome(await token({}, { kid: 'enc' }))).toBe('invalid-token');
    expect(await outcome(await token({}, { kid: 'oct' }))).toBe('invalid-token');
    issuer.extraKeys = [{ ...issuer.publicKey('first') }];
    wait(60);
    expect(await outcome(await token())).toBe('invalid-token');
  });
});
