import { isIP } from 'node:net';
import type { IncomingHttpHeaders } from 'node:http';
import type { Claims } from '../trail/trail-line.js';

/** The closed lists that a claim may be a word of. */
export interface KnownWords {
  readonly purposes: readonly string[];
  readonly roles: readonly string[];
}

/**
 * What the caller says of itself without proof, for the trail (threats: claimed identities). Only what has the form of an
 * address is kept, so that no header can carry words into the trail (A3); that others were sent is kept as their names.
 */
export function claimsOf(headers: IncomingHttpHeaders, words: KnownWords): Claims | null {
  const claims: Record<string, string> = {};
  const forwarded = headers['x-forwarded-for'];
  if (typeof forwarded === 'string') {
    const addresses = forwarded
      .split(',')
      .map((part) => part.trim())
      .slice(0, 5);
    claims['x-forwarded-for'] = addresses.every((address) => isIP(address) !== 0)
      ? addresses.join(',')
      : 'not an address';
  }
  for (const [name, known] of [
    ['purpose', words.purposes],
    ['acting-as', words.roles],
  ] as const) {
    const claimed = headers[name];
    if (claimed !== undefined) claims[name] = known.find((word) => word === claimed) ?? 'unknown';
  }
  for (const name of ['x-user', 'x-forwarded-user', 'x-remote-user', 'x-http-method-override'] as const) {
    if (headers[name] !== undefined) claims[name] = 'sent';
  }
  return Object.keys(claims).length === 0 ? null : claims;
}
