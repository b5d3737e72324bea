import { z } from 'zod';
import type { SigningKey } from './signing-key.js';

/** What the service signed: three files that anybody verifies with each other (C2, C4). */
export interface SignedDocument {
  /** The signed bytes. */
  readonly bytes: Buffer;
  /** Ed25519, 64 bytes. */
  readonly signature: Buffer;
  /** The public key, PEM. */
  readonly key: string;
}

const Kept = z.strictObject({ bytes: z.string(), signature: z.string(), key: z.string() });

export function signDocument(signing: SigningKey, bytes: Buffer): SignedDocument {
  return { bytes, signature: signing.sign(bytes), key: signing.publicKey.pem };
}

/** As it is kept, to be sealed. */
export function packed({ bytes, signature, key }: SignedDocument): Buffer {
  return Buffer.from(JSON.stringify({ bytes: bytes.toString('base64'), signature: signature.toString('base64'), key }));
}

/** Opens what {@link packed} made. @throws Error for anything else */
export function unpacked(kept: Buffer): SignedDocument {
  const { bytes, signature, key } = Kept.parse(JSON.parse(kept.toString('utf8')));
  return { bytes: Buffer.from(bytes, 'base64'), signature: Buffer.from(signature, 'base64'), key };
}
