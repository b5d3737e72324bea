import { errors, type KoaContextWithOIDC, type Provider } from 'oidc-provider';
import { z } from 'zod';
import { apiAudience, apiResource } from './api-resource.js';
import type { People } from './people.js';
import { signInLevel, type SignInLevel } from './sign-in-level.js';

/**
 * DEMO ONLY: a token for a named person in one call, without a sign-in. No production issuer has such a grant.
 *
 * `POST /token` with `grant_type`, `client_id=dossierkluis-scripts`, `person` (a subject), and if wanted `acr` (a
 * sign-in level, else two factors) and `auth_age` (seconds since the sign-in, else 0; a day at most), so that a weak or
 * stale sign-in can be shown.
 */
export const demoPersonGrant = 'urn:dossierkluis:grant:demo-person';

/** How and when a person signed in: the claims `acr` and `auth_time` (in seconds). */
export interface SignIn {
  readonly acr: SignInLevel;
  readonly authTime: number;
}

const parameters = z.object({
  person: z.string(),
  acr: signInLevel.default('urn:dossierkluis:two-factors'),
  auth_age: z.coerce.number().int().min(0).max(86_400).default(0),
});

const signIns = new WeakMap<object, SignIn>();

/** The sign-in of a token that this grant made. */
export function demoSignIn(token: object): SignIn | undefined {
  return signIns.get(token);
}

/** Adds the grant to a provider. */
export function registerDemoPersonGrant(provider: Provider, people: People): void {
  const issue = async (ctx: KoaContextWithOIDC): Promise<void> => {
    const asked = parameters.safeParse({ ...ctx.oidc.params });
    if (!asked.success) {
      throw new errors.InvalidRequest('person, acr or auth_age is missing or not of its form');
    }
    const person = people.find(asked.data.person);
    const client = ctx.oidc.client;
    if (person === undefined || client === undefined) {
      throw new errors.InvalidGrant('there is no such person');
    }
    const token = new provider.AccessToken({
      client,
      accountId: person.subject,
      grantId: demoPersonGrant,
      gty: demoPersonGrant,
      resourceServer: new provider.ResourceServer(apiAudience, apiResource),
    });
    signIns.set(token, { acr: asked.data.acr, authTime: Math.floor(Date.now() / 1000) - asked.data.auth_age });
    const value = await token.save();
    ctx.body = { access_token: value, expires_in: token.expiration, token_type: 'Bearer' };
  };
  provider.registerGrantType(demoPersonGrant, issue, ['person', 'acr', 'auth_age']);
}
