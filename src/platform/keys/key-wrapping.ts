import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';

/** A wrapped key's row, without its bytes. */
export interface WrappedKeyPlace {
  readonly id: string;
  readonly ownerId: string;
  readonly purpose: string;
}

/** The key-wrapping key: outside both databases, 32 bytes; wraps data keys with AES-256-GCM. */
export class KeyWrapping {
  readonly #key: Buffer;

  constructor(key: Buffer) {
    if (key.length !== 32) throw new Error('the key-wrapping key is not 32 bytes');
    this.#key = key;
  }

  /** @returns nonce (12), tag (16), wrapped key (32). */
  wrap(place: WrappedKeyPlace, bytes: Buffer): Buffer {
    const nonce = randomBytes(12);
    const cipher = createCipheriv('aes-256-gcm', this.#key, nonce);
    cipher.setAAD(placeBytes(place));
    const wrapped = Buffer.concat([cipher.update(bytes), cipher.final()]);
    return Buffer.concat([nonce, cipher.getAuthTag(), wrapped]);
  }

  /** @throws Error when the row was moved to another owner or the wrapping key is another. */
  unwrap(place: WrappedKeyPlace, wrapped: Buffer): Buffer {
    const decipher = createDecipheriv('aes-256-gcm', this.#key, wrapped.subarray(0, 12));
    decipher.setAAD(placeBytes(place));
    decipher.setAuthTag(wrapped.subarray(12, 28));
    return Buffer.concat([decipher.update(wrapped.subarray(28)), decipher.final()]);
  }
}

function placeBytes({ id, ownerId, purpose }: WrappedKeyPlace): Buffer {
  return Buffer.from(`${id}\n${ownerId}\n${purpose}`, 'utf8');
}
