import type { FastifyRequest } from 'fastify';

/** What a verified access token says. Who the account is and which roles it holds is looked up live, never here. */
export interface VerifiedToken {
  readonly issuer: string;
  readonly subject: string;
  /** The authentication context class the issuer claims (OpenID Connect Core, 2). */
  readonly acr: string;
  /** When the person last signed in: seconds since 1970, UTC. */
  readonly authTime: number;
  /** D10 — is `acr` one of those that the settings count as two factors? */
  readonly twoFactors: boolean;
  /** The values of `acr` that would be two factors: what a client asks the issuer for when told to step up. */
  readonly twoFactorAcr: readonly string[];
  /** SHA-256 of the token, base64url: names a token in memory without keeping it. */
  readonly tokenDigest: string;
}

declare module 'fastify' {
  interface FastifyRequest {
    verifiedToken?: VerifiedToken;
  }
}

/** The request's verified token; undefined on open routes and where none was accepted. */
export function verifiedTokenOf(request: FastifyRequest): VerifiedToken | undefined {
  return request.verifiedToken;
}
