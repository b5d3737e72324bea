import { decodeProtectedHeader, errors, jwtVerify } from 'jose';
import { createHash } from 'node:crypto';
import { z } from 'zod';
import type { Clock } from '../clock/clock.js';
import type { IssuerSettings, TokenAlgorithm } from '../settings/settings.js';
import { CLOCK_SKEW } from './clock-skew.js';
import type { IssuerKey } from './issuer-documents.js';
import type { IssuerKeys } from './issuer-keys.js';
import { invalidToken } from './sign-in-problems.js';
import type { VerifiedToken } from './verified-token.js';

/** Outcomes kept at most; beyond that the oldest goes, and costs one verification more. */
const MOST_KEPT = 10_000;

const text = z.string().min(1).max(255);
const seconds = z.number().min(0).max(Number.MAX_SAFE_INTEGER);
const Claims = z.object({
  sub: text,
  acr: text,
  auth_time: seconds,
  iat: seconds,
  exp: seconds,
  nbf: seconds.optional(),
});

/** The outcome of one verification: what the token says, until when, and by which key. */
interface Verified {
  readonly token: VerifiedToken;
  readonly key: IssuerKey;
  readonly notBefore: number;
  readonly expires: number;
}

/**
 * Verifies access tokens (RFC 9068) with jose. A signature that was verified once is not verified again: its outcome is
 * kept by the token's digest until the token expires or its key is gone. Nothing about accounts or roles is kept.
 */
export class TokenVerifier {
  readonly #kept = new Map<string, Verified>();

  constructor(
    private readonly settings: IssuerSettings,
    private readonly keys: IssuerKeys,
    private readonly clock: Clock,
  ) {}

  /**
   * @param compact a JWS in compact form
   * @throws Problem 401 invalid-token, without saying why; 503 issuer-unavailable
   */
  async verify(compact: string): Promise<VerifiedToken> {
    const digest = createHash('sha256').update(compact).digest('base64url');
    const kept = this.#kept.get(digest);
    if (kept !== undefined && (await this.keys.find(kept.key.kid)) === kept.key) {
      this.#refuseOutsideItsTime(kept);
      return kept.token;
    }
    this.#kept.delete(digest);
    const verified = await this.#verifySignature(compact, digest);
    this.#refuseOutsideItsTime(verified);
    this.#keep(digest, verified);
    return verified.token;
  }

  async #verifySignature(compact: string, tokenDigest: string): Promise<Verified> {
    const { algorithm, kid } = this.#header(compact);
    const key = await this.keys.find(kid);
    if (key?.algorithms.includes(algorithm) !== true) {
      throw invalidToken();
    }
    const { issuer, audience, twoFactorAcr } = this.settings;
    const now = this.#now();
    const { payload } = await jwtVerify(compact, key.key, {
      issuer,
      audience,
      algorithms: [algorithm],
      typ: 'at+jwt',
      clockTolerance: CLOCK_SKEW,
      currentDate: new Date(now * 1000),
    }).catch(refuseToken);
    const { data: claims } = Claims.safeParse(payload);
    // A sign-in from the future would stay recent for ever (D10).
    if (claims === undefined || claims.iat > now + CLOCK_SKEW || claims.auth_time > claims.iat + CLOCK_SKEW) {
      throw invalidToken();
    }
    const { sub: subject, acr, auth_time: authTime } = claims;
    const twoFactors = twoFactorAcr.includes(acr);
    return {
      token: Object.freeze({ issuer, subject, acr, authTime, twoFactors, twoFactorAcr, tokenDigest }),
      key,
      notBefore: claims.nbf ?? 0,
      expires: claims.exp,
    };
  }

  #header(compact: string): { algorithm: TokenAlgorithm; kid: string } {
    try {
      const { alg, kid } = decodeProtectedHeader(compact);
      const algorithm = this.settings.algorithms.find((allowed) => allowed === alg);
      if (algorithm !== undefined && kid !== undefined && kid.length <= 200) {
        return { algorithm, kid };
      }
    } catch {
      // Falls through: a header that cannot be read is no better than one that isn't accepted.
    }
    throw invalidToken();
  }

  #refuseOutsideItsTime({ notBefore, expires }: Verified): void {
    const now = this.#now();
    if (now >= expires + CLOCK_SKEW || now < notBefore - CLOCK_SKEW) {
      throw invalidToken();
    }
  }

  #keep(digest: string, verified: Verified): void {
    const [oldest] = this.#kept.keys();
    if (this.#kept.size >= MOST_KEPT && oldest !== undefined) {
      this.#kept.delete(oldest);
    }
    this.#kept.set(digest, verified);
  }

  #now(): number {
    return this.clock.now().epochMilliseconds / 1000;
  }
}

/** What jose refuses is the caller's fault; anything else is ours, and no 401. */
function refuseToken(thrown: unknown): never {
  throw thrown instanceof errors.JOSEError ? invalidToken() : thrown;
}
