import { CLOCK_SKEW } from './clock-skew.js';
import type { VerifiedToken } from './verified-token.js';

/** How a sign-in must be for what is asked (D10). */
export interface RequiredSignIn {
  readonly twoFactors: boolean;
  /** Seconds since the person signed in; null where any age that the token allows will do. */
  readonly maxAgeSeconds: number | null;
}

/** What a client must ask the issuer for (RFC 9470, 3). */
export interface SignInChallenge {
  readonly lacking: 'factors' | 'recency';
  readonly acrValues: readonly string[];
  readonly maxAge: number | null;
}

/** What of a token the decision looks at. */
export type SignedInAs = Pick<VerifiedToken, 'twoFactors' | 'authTime' | 'twoFactorAcr'>;

/**
 * D10 — does a sign-in suffice? It still does in the last second of its age; one from the future never does.
 *
 * @param now the moment of the request
 * @returns null when it suffices, else what is to be asked of the issuer: all of it at once, so that one step is enough
 */
export function signInChallenge(required: RequiredSignIn, token: SignedInAs, now: Date): SignInChallenge | null {
  const age = now.getTime() / 1000 - token.authTime;
  const strong = token.twoFactors || !required.twoFactors;
  const recent = age >= -CLOCK_SKEW && (required.maxAgeSeconds === null || age <= required.maxAgeSeconds);
  if (strong && recent) {
    return null;
  }
  return {
    lacking: strong ? 'recency' : 'factors',
    acrValues: required.twoFactors ? token.twoFactorAcr : [],
    maxAge: required.maxAgeSeconds,
  };
}
