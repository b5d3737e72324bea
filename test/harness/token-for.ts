import { demoPersonGrant } from '../../src/demo/issuer/demo-person-grant.js';
import { scriptClient } from '../../src/demo/issuer/provider.js';
import type { SignInLevel } from '../../src/demo/issuer/sign-in-level.js';
import { testRun } from './test-run.js';

/** How the person signed in: with two factors a moment ago, unless told otherwise. */
export interface SignedIn {
  readonly acr?: SignInLevel;
  /** Seconds since the sign-in. */
  readonly authAge?: number;
  /** Another issuer than the run's own. */
  readonly issuerUrl?: string;
}

/** A real access token of the demo issuer for a subject. @throws Error with the issuer's code when it gives none. */
export async function tokenFor(person: string, { acr, authAge, issuerUrl }: SignedIn = {}): Promise<string> {
  const form = new URLSearchParams({ grant_type: demoPersonGrant, client_id: scriptClient, person });
  if (acr !== undefined) {
    form.set('acr', acr);
  }
  if (authAge !== undefined) {
    form.set('auth_age', String(authAge));
  }
  const response = await fetch(`${issuerUrl ?? testRun().issuerUrl}/token`, { method: 'POST', body: form });
  const answer = await response.json() as { access_token?: string; error?: string };
  if (answer.access_token === undefined) {
    throw new Error(`The issuer gives no token: ${answer.error ?? response.status}`);
  }
  return answer.access_token;
}
