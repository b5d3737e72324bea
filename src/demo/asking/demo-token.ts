import { demoPersonGrant } from '../issuer/demo-person-grant.js';
import { scriptClient } from '../issuer/provider.js';
import type { SignInLevel } from '../issuer/sign-in-level.js';

/** How the person signed in: with two factors, a moment ago, unless told otherwise. */
export interface SignedIn {
  readonly acr?: SignInLevel;
  /** Seconds since the sign-in. */
  readonly authAge?: number;
}

/** An access token of the demo issuer for a subject. @throws Error with the issuer's code when it gives none */
export async function demoToken(issuerUrl: string, person: string, { acr, authAge }: SignedIn = {}): Promise<string> {
  const form = new URLSearchParams({ grant_type: demoPersonGrant, client_id: scriptClient, person });
  if (acr !== undefined) {
    form.set('acr', acr);
  }
  if (authAge !== undefined) {
    form.set('auth_age', String(authAge));
  }
  const response = await fetch(`${issuerUrl}/token`, { method: 'POST', body: form });
  const answer = (await response.json()) as { access_token?: string; error?: string };
  if (answer.access_token === undefined) {
    throw new Error(`The issuer gives no token: ${answer.error ?? response.status}`);
  }
  return answer.access_token;
}
