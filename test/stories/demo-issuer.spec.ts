import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { createHash, randomBytes } from 'node:crypto';
import type { Server } from 'node:http';
import { createRemoteJWKSet, decodeJwt, jwtVerify, type JWTPayload } from 'jose';
import { freePort } from '../../src/demo/clusters/free-port.js';
import type { DemoIssuer } from '../../src/demo/issuer/demo-issuer.js';
import { openKeyDesk } from '../../src/demo/issuer/key-desk.js';
import { closed } from '../../src/demo/issuer/loopback-server.js';
import { peopleOf } from '../../src/demo/issuer/people.js';
import { Browser } from '../../src/demo/asking/browser.js';
import { ownIssuer } from '../harness/own-issuer.js';
import { tokenFor } from '../harness/token-for.js';

const one = 'urn:dossierkluis:one-factor';
const two = 'urn:dossierkluis:two-factors';
const callback = 'http://127.0.0.1:4711/callback';
const people = peopleOf([
  { subject: 'dr-vos', name: 'Dr Vos, <company> doctor' },
  { subject: 'jan', name: 'Jan, employee' },
]);

describe('the demo issuer', () => {
  let issuer: DemoIssuer;
  let keyDesk: Server;
  let keyDeskUrl: string;
  const secret = randomBytes(16).toString('hex');

  beforeAll(async () => {
    issuer = await ownIssuer(people);
    const port = await freePort();
    keyDesk = await openKeyDesk(issuer, port, secret);
    keyDeskUrl = `http://127.0.0.1:${port}/keys`;
  });
  afterAll(async () => {
    await closed(keyDesk);
    await issuer.close();
  });

  /** Verifies as the service does: keys by discovery, issuer, audience, algorithm. */
  async function verified(token: string): Promise<JWTPayload> {
    const discovery = await fetch(`${issuer.url}/.well-known/openid-configuration`);
    const { jwks_uri: keys } = (await discovery.json()) as { jwks_uri: string };
    const { payload } = await jwtVerify(token, createRemoteJWKSet(new URL(keys)), {
      issuer: issuer.url,
      audience: 'urn:dossierkluis:api',
      algorithms: ['ES256'],
      typ: 'at+jwt',
    });
    return payload;
  }

  function authorization(extra: Record<string, string> = {}): { address: string; verifier: string } {
    const verifier = randomBytes(32).toString('base64url');
    const parameters = new URLSearchParams({
      client_id: 'dossierkluis-demo',
      response_type: 'code',
      scope: 'openid',
      redirect_uri: callback,
      state: 'xyz',
      code_challenge: createHash('sha256').update(verifier).digest('base64url'),
      code_challenge_method: 'S256',
      ...extra,
    });
    return { address: `/auth?${parameters.toString()}`, verifier };
  }

  async function exchanged(answer: Response | URL, verifier: string): Promise<JWTPayload> {
    if (!(answer instanceof URL)) {
      throw new Error(`no redirect to the client: ${answer.status}`);
    }
    const response = await fetch(`${issuer.url}/token`, {
      method: 'POST',
      body: new URLSearchParams({
        grant_type: 'authorization_code',
        client_id: 'dossierkluis-demo',
        redirect_uri: callback,
        code: answer.searchParams.get('code') ?? '',
        code_verifier: verifier,
      }),
    });
    const { access_token: token } = (await response.json()) as { access_token: string };
    return verified(token);
  }

  function page(answer: Response | URL): Response {
    if (answer instanceof URL) {
      throw new Error(`sent to ${answer.href} instead of a page`);
    }
    return answer;
  }

  async function signedIn(browser: Browser, person: string, level: string): Promise<JWTPayload> {
    const { address, verifier } = authorization();
    const form = page(await browser.open(address));
    return exchanged(await browser.open(form.url, { person, level }), verifier);
  }

  test("D10 a script's token says who, for what, how strongly and when the person signed in", async () => {
    const claims = await verified(await tokenFor('dr-vos', { issuerUrl: issuer.url }));
    expect(claims).toEqual({
      iss: issuer.url,
      aud: 'urn:dossierkluis:api',
      sub: 'dr-vos',
      client_id: 'dossierkluis-scripts',
      acr: two,
      auth_time: claims.iat,
      iat: expect.any(Number),
      exp: (claims.iat ?? 0) + 600,
      jti: expect.any(String),
    });
  });

  test('D10 a script can show a weak and a stale sign-in', async () => {
    const claims = await verified(await tokenFor('jan', { acr: one, authAge: 3_601, issuerUrl: issuer.url }));
    expect(claims['acr']).toBe(one);
    expect((claims.iat ?? 0) - Number(claims['auth_time'])).toBe(3_601);
  });

  test.each([
    ['an unknown person', { person: 'dr-niemand' }, 'invalid_grant'],
    ['no person', {}, 'invalid_request'],
    ['an unknown level', { person: 'jan', acr: 'urn:elsewhere:gold' }, 'invalid_request'],
    ['a sign-in in the future', { person: 'jan', auth_age: '-1' }, 'invalid_request'],
    ["the browser's client", { person: 'jan', client_id: 'dossierkluis-demo' }, 'invalid_request'],
    ['an unknown client', { person: 'jan', client_id: 'other' }, 'invalid_client'],
  ])('D10 %s gets no token', async (_what, asked, code) => {
    const response = await fetch(`${issuer.url}/token`, {
      method: 'POST',
      body: new URLSearchParams({
        grant_type: 'urn:dossierkluis:grant:demo-person',
        client_id: 'dossierkluis-scripts',
        ...asked,
      }),
    });
    expect(response.status).toBeGreaterThanOrEqual(400);
    expect(await response.json()).toMatchObject({ error: code });
  });

  test('D10 a browser signs in through the authorization-code flow, on a page without scripts', async () => {
    const form = page(await new Browser(issuer.url).open(authorization().address));
    const html = await form.text();
    expect(form.headers.get('content-security-policy')).toContain("default-src 'none'");
    expect(html).toContain('Dr Vos, &#60;company&#62; doctor');
    expect(html).not.toContain('<script');
    const claims = await signedIn(new Browser(issuer.url), 'dr-vos', two);
    expect(claims).toMatchObject({ sub: 'dr-vos', client_id: 'dossierkluis-demo', acr: two });
    expect(Math.abs(Number(claims['auth_time']) - Date.now() / 1000)).toBeLessThan(5);
  });

  test('D10 a signed-in browser is not asked again, unless a stronger or newer sign-in is wanted', async () => {
    const browser = new Browser(issuer.url);
    await signedIn(browser, 'dr-vos', one);
    const again = authorization();
    expect(await exchanged(await browser.open(again.address), again.verifier)).toMatchObject({ acr: one });

    for (const wanted of [{ acr_values: two }, { prompt: 'login' }, { max_age: '0' }]) {
      const { address, verifier } = authorization(wanted);
      // A second has to pass for the sign-in to be older than max_age=0.
      await new Promise((resolve) => {
        setTimeout(resolve, 1_100);
      });
      const form = page(await browser.open(address));
      expect(await exchanged(await browser.open(form.url, { person: 'dr-vos', level: two }), verifier)).toMatchObject({
        sub: 'dr-vos',
        acr: two,
      });
    }
  });

  test("D10 a step-up can't be answered with one factor", async () => {
    const browser = new Browser(issuer.url);
    const form = page(await browser.open(authorization({ acr_values: two }).address));
    expect(await form.text()).not.toContain(`value="${one}"`);
    expect(page(await browser.open(form.url, { person: 'dr-vos', level: one })).status).toBe(400);
  });

  test('D10 whoever cancels gets no code', async () => {
    const browser = new Browser(issuer.url);
    const form = page(await browser.open(authorization().address));
    const answer = await browser.open(form.url, { cancel: 'yes' });
    expect(answer instanceof URL && answer.searchParams.get('error')).toBe('access_denied');
  });

  test('D10 no code goes to another address than a loopback one, or without a code challenge', async () => {
    const elsewhere = authorization({ redirect_uri: 'https://evil.example/callback' });
    expect(page(await new Browser(issuer.url).open(elsewhere.address)).status).toBe(400);
    const bare = `/auth?client_id=dossierkluis-demo&response_type=code&scope=openid&redirect_uri=${callback}`;
    const answer = await new Browser(issuer.url).open(bare);
    expect(answer instanceof URL && answer.searchParams.get('error')).toBe('invalid_request');
  });

  test("D10 the keys change behind a secret, and a removed key's tokens are worth nothing", async () => {
    const [first] = issuer.keyIds();
    const early = await tokenFor('jan', { issuerUrl: issuer.url });
    const ask = (method: string, path = '', given = secret): Promise<Response> =>
      fetch(`${keyDeskUrl}${path}`, { method, headers: { authorization: `Bearer ${given}` } });

    expect((await ask('POST', '', 'guess')).status).toBe(401);
    expect((await ask('POST')).status).toBe(201);
    const late = await tokenFor('jan', { issuerUrl: issuer.url });
    expect(decodeJwt(early).sub).toBe('jan');
    await expect(verified(early)).resolves.toMatchObject({ sub: 'jan' });

    expect((await ask('DELETE', `/${first ?? ''}`)).status).toBe(204);
    expect((await ask('DELETE', `/${first ?? ''}`)).status).toBe(404);
    await expect(verified(early)).rejects.toThrow('no applicable key');
    await expect(verified(late)).resolves.toMatchObject({ sub: 'jan' });
    expect(await (await ask('GET')).json()).toEqual({ keys: [...issuer.keyIds()] });
  });
});
