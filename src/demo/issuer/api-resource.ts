import type { ResourceServer } from 'oidc-provider';

/** The resource that access tokens are for: their `aud`. */
export const apiAudience = 'urn:dossierkluis:api';

/** Seconds that an access token lives. */
export const accessTokenSeconds = 600;

/** Access tokens are opaque unless a resource asks for JWT (RFC 9068). They carry no scope: roles are read live. */
export const apiResource: ResourceServer = {
  scope: '',
  audience: apiAudience,
  accessTokenFormat: 'jwt',
  accessTokenTTL: accessTokenSeconds,
  jwt: { sign: { alg: 'ES256' } },
};
