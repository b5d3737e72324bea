/** Longer than any token an issuer of ours makes. */
const LONGEST = 8192;
const BEARER = /^bearer +([A-Za-z0-9_-]+\.[A-Za-z0-9_-]+\.[A-Za-z0-9_-]+)$/i;

/**
 * The signed token (JWS, compact) of an Authorization header (RFC 6750, 2.1); the only place where one is looked for.
 *
 * @returns null when there is none, or the header is of another form
 */
export function bearerTokenOf(authorization: string | undefined): string | null {
  if (authorization === undefined || authorization.length > LONGEST) {
    return null;
  }
  return BEARER.exec(authorization)?.[1] ?? null;
}
