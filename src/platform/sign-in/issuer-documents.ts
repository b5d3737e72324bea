import { createPublicKey, type KeyObject } from 'node:crypto';
import { z } from 'zod';
import type { TokenAlgorithm } from '../settings/settings.js';

/** Longer than any metadata or key set of an issuer. */
const LARGEST = 256 * 1024;
const PATIENCE = 5_000;

/** One of the issuer's public signature keys. */
export interface IssuerKey {
  readonly kid: string;
  readonly key: KeyObject;
  /** The algorithms this key can be used with; nothing in a token can widen that (RFC 8725, 3.1). */
  readonly algorithms: readonly TokenAlgorithm[];
}

// Both documents have members that are no concern of ours, so these are not strict; what is used is.
const Metadata = z.object({ issuer: z.string(), jwks_uri: z.string() });
const KeySet = z.object({ keys: z.array(z.unknown()).max(100) });
const SignatureKey = z.looseObject({
  kid: z.string().min(1).max(200),
  kty: z.enum(['EC', 'RSA', 'OKP']),
  use: z.literal('sig').optional(),
  alg: z.string().optional(),
});

const ALGORITHMS: Readonly<Record<string, readonly TokenAlgorithm[]>> = {
  'ec prime256v1': ['ES256'],
  'rsa ': ['RS256', 'PS256'],
  'ed25519 ': ['EdDSA'],
};
const LEAST_RSA_BITS = 2048;

/**
 * Fetches the issuer's current keys: its metadata (OpenID Connect Discovery, 4), then its key set (RFC 7517).
 *
 * @param issuer the identifier as configured; the metadata must name exactly that one
 * @throws Error without content when either cannot be had or isn't what it must be
 */
export async function fetchIssuerKeys(issuer: string): Promise<Map<string, IssuerKey>> {
  const place = `${issuer.replace(/\/$/, '')}/.well-known/openid-configuration`;
  const metadata = Metadata.parse(await fetchJson(place));
  if (metadata.issuer !== issuer) {
    throw new Error('the metadata is of another issuer');
  }
  if (!metadata.jwks_uri.startsWith('https:') && new URL(metadata.jwks_uri).origin !== new URL(issuer).origin) {
    throw new Error('the keys would be fetched in the clear');
  }
  return readKeys(KeySet.parse(await fetchJson(metadata.jwks_uri)).keys);
}

/** Keys that are not for signatures, or of a kind not used here, are passed over; of a doubled kid neither is taken. */
function readKeys(jwks: readonly unknown[]): Map<string, IssuerKey> {
  const keys = jwks.map(readKey).filter((key) => key !== null);
  const single = keys.filter((key) => keys.filter((other) => other.kid === key.kid).length === 1);
  return new Map(single.map((key) => [key.kid, key]));
}

function readKey(jwk: unknown): IssuerKey | null {
  const read = SignatureKey.safeParse(jwk);
  if (!read.success) {
    return null;
  }
  try {
    const key = createPublicKey({ key: read.data, format: 'jwk' });
    const { namedCurve = '', modulusLength = LEAST_RSA_BITS } = key.asymmetricKeyDetails ?? {};
    const able = ALGORITHMS[`${key.asymmetricKeyType ?? ''} ${namedCurve}`] ?? [];
    const algorithms = able.filter((algorithm) => read.data.alg === undefined || read.data.alg === algorithm);
    return algorithms.length === 0 || modulusLength < LEAST_RSA_BITS ? null : { kid: read.data.kid, key, algorithms };
  } catch {
    return null;
  }
}

async function fetchJson(url: string): Promise<unknown> {
  const response = await fetch(url, {
    redirect: 'error',
    signal: AbortSignal.timeout(PATIENCE),
    headers: { accept: 'application/json', 'cache-control': 'no-cache' },
  });
  if (response.status !== 200 || response.body === null) {
    throw new Error('the issuer answered otherwise than 200');
  }
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of response.body as AsyncIterable<Uint8Array>) {
    length += chunk.length;
    if (length > LARGEST) {
      throw new Error('the issuer answered too much');
    }
    chunks.push(chunk);
  }
  return JSON.parse(Buffer.concat(chunks).toString('utf8')) as unknown;
}
