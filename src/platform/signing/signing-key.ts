import { createHash, createPublicKey, sign, type KeyObject } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';

/** The private key with which the service signs: Ed25519 (RFC 8032), from a file outside both databases. */
export const SIGNING_KEY = Symbol('SIGNING_KEY');

/** The half of a signing key that everybody may have. */
export interface PublicKey {
  /** The key's thumbprint: SHA-256 over its public half, base64url (RFC 7638, 8037). */
  readonly id: string;
  /** SubjectPublicKeyInfo, PEM (RFC 7468). */
  readonly pem: string;
}

/** C2 — signs what has to be verified by somebody else, without this service: with its public half and `openssl` alone. */
@Injectable()
export class SigningKey {
  readonly #key: KeyObject;
  /** What verifies the signatures. */
  readonly publicKey: PublicKey;

  /** @param key an Ed25519 private key */
  constructor(@Inject(SIGNING_KEY) key: KeyObject) {
    this.#key = key;
    const half = createPublicKey(key);
    this.publicKey = { id: thumbprintOf(half), pem: half.export({ type: 'spki', format: 'pem' }).toString() };
  }

  /** @returns the detached signature over exactly these bytes: 64 bytes (RFC 8032, 5.1.6) */
  sign(bytes: Buffer): Buffer {
    return sign(null, bytes, this.#key);
  }
}

/** RFC 7638, 3 and RFC 8037, 2: the required members alone, in the order of their names. */
function thumbprintOf(half: KeyObject): string {
  const { crv, kty, x } = half.export({ format: 'jwk' });
  return createHash('sha256').update(JSON.stringify({ crv, kty, x })).digest('base64url');
}
