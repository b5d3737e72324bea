import { createHash, randomBytes } from 'node:crypto';
import { browserClient } from '../issuer/provider.js';
import type { SignInLevel } from '../issuer/sign-in-level.js';
import { Browser } from './browser.js';

/** How somebody signs in at the issuer's page. */
export interface PageSignIn {
  /** The button that is pressed. */
  readonly level: SignInLevel;
  /** What a challenge asked for (RFC 9470): `acr_values` and `max_age`. */
  readonly challenge?: Readonly<Record<string, string>>;
}

// Nothing listens there: the address of a native client's page (RFC 8252, 7.3), to which the code would be sent.
const redirectUri = 'http://127.0.0.1:4711/callback';

/**
 * Signs a person in as a browser would: the authorization-code flow with PKCE (RFC 7636) on the issuer's own page.
 * @returns an access token
 * @throws Error with the issuer's code when there is none
 */
export async function signInOnPage(
  issuerUrl: string,
  person: string,
  { level, challenge }: PageSignIn,
): Promise<string> {
  const verifier = randomBytes(32).toString('base64url');
  const state = randomBytes(8).toString('hex');
  const parameters = new URLSearchParams({
    client_id: browserClient,
    response_type: 'code',
    scope: 'openid',
    redirect_uri: redirectUri,
    state,
    code_challenge: createHash('sha256').update(verifier).digest('base64url'),
    code_challenge_method: 'S256',
    ...challenge,
  });
  const browser = new Browser(issuerUrl);
  const page = await browser.open(`/auth?${parameters.toString()}`);
  const back = page instanceof URL ? page : await browser.open(page.url, { person, level });
  if (!(back instanceof URL) || back.searchParams.get('state') !== state) {
    throw new Error('The issuer did not send the browser back.');
  }
  const response = await fetch(`${issuerUrl}/token`, {
    method: 'POST',
    body: new URLSearchParams({
      grant_type: 'authorization_code',
      client_id: browserClient,
      redirect_uri: redirectUri,
      code: back.searchParams.get('code') ?? '',
      code_verifier: verifier,
    }),
  });
  const answer = (await response.json()) as { access_token?: string; error?: string };
  if (answer.access_token === undefined) {
    throw new Error(`The issuer gives no token: ${answer.error ?? response.status}`);
  }
  return answer.access_token;
}
