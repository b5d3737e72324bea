import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';

/** A person's data key, unwrapped: 32 bytes for AES-256-GCM. */
export interface DataKey {
  readonly id: string;
  readonly bytes: Buffer;
}

/** What a ciphertext belongs to; bound as associated data, so that it can't be moved to another record (design: keys). */
export interface Place {
  readonly store: string;
  readonly owner: string;
  readonly record: string;
  readonly version: number;
  readonly item: string;
}

const FORMAT = 1;
const KEY_ID_END = 17;
const NONCE_END = KEY_ID_END + 12;
const TAG_END = NONCE_END + 16;

/**
 * Seals a JSON value with AES-256-GCM (NIST SP 800-38D).
 * @returns format byte, key id (16), nonce (12), tag (16), ciphertext.
 */
export function seal(key: DataKey, place: Place, value: unknown): Buffer {
  return sealBytes(key, place, Buffer.from(JSON.stringify(value), 'utf8'));
}

/** {@link seal} for bytes as they are: a part of a document. */
export function sealBytes(key: DataKey, place: Place, bytes: Buffer): Buffer {
  const nonce = randomBytes(12);
  const cipher = createCipheriv('aes-256-gcm', key.bytes, nonce);
  cipher.setAAD(associatedData(key.id, place));
  const ciphertext = Buffer.concat([cipher.update(bytes), cipher.final()]);
  return Buffer.concat([Buffer.of(FORMAT), keyIdBytes(key.id), nonce, cipher.getAuthTag(), ciphertext]);
}

/**
 * Opens what {@link seal} made. The caller states the type, having sealed it.
 * @throws Error without content when the key, the place or a byte is another.
 */
export function unseal<T>(key: DataKey, place: Place, sealed: Buffer): T {
  return JSON.parse(unsealBytes(key, place, sealed).toString('utf8')) as T;
}

/** Opens what {@link sealBytes} made. @throws Error without content when the key, the place or a byte is another. */
export function unsealBytes(key: DataKey, place: Place, sealed: Buffer): Buffer {
  if (sealed[0] !== FORMAT || !sealed.subarray(1, KEY_ID_END).equals(keyIdBytes(key.id))) {
    throw new Error('sealed data is of another key or format');
  }
  const decipher = createDecipheriv('aes-256-gcm', key.bytes, sealed.subarray(KEY_ID_END, NONCE_END));
  decipher.setAAD(associatedData(key.id, place));
  decipher.setAuthTag(sealed.subarray(NONCE_END, TAG_END));
  return Buffer.concat([decipher.update(sealed.subarray(TAG_END)), decipher.final()]);
}

function associatedData(keyId: string, place: Place): Buffer {
  return Buffer.from([place.store, place.owner, place.record, place.version, place.item, keyId].join('\n'), 'utf8');
}

function keyIdBytes(id: string): Buffer {
  return Buffer.from(id.replaceAll('-', ''), 'hex');
}
