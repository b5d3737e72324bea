import { createPrivateKey, createSecretKey, type KeyObject } from 'node:crypto';
import { readFileSync, statSync } from 'node:fs';

/** Bits of a file mode that let others than owner and group read or change it. */
const OTHERS = 0o006;
const KEY_BYTES = 32;

/**
 * Reads a key of 32 bytes from a file, as they are.
 *
 * @returns the key, or a sentence that says what is wrong with the file and nothing of what is in it
 */
export function readKeyFile(path: string): KeyObject | string {
  return read(path, (bytes) =>
    bytes.length === KEY_BYTES ? createSecretKey(bytes) : `the file does not hold exactly ${KEY_BYTES} bytes`,
  );
}

/**
 * Reads a private key to sign with: Ed25519 (RFC 8032) as PKCS #8 in PEM (RFC 7468), without a passphrase.
 *
 * @returns as {@link readKeyFile}
 */
export function readSigningKeyFile(path: string): KeyObject | string {
  return read(path, (bytes) => {
    const key = privateKeyIn(bytes);
    return key?.asymmetricKeyType === 'ed25519' ? key : 'the file does not hold an Ed25519 private key (PKCS #8, PEM)';
  });
}

function read(path: string, keyIn: (bytes: Buffer) => KeyObject | string): KeyObject | string {
  try {
    const { mode } = statSync(path);
    if ((mode & OTHERS) !== 0) {
      return 'others than owner and group can read or change the file';
    }
    return keyIn(readFileSync(path));
  } catch {
    return 'the file cannot be read';
  }
}

function privateKeyIn(bytes: Buffer): KeyObject | null {
  try {
    return createPrivateKey(bytes);
  } catch {
    return null;
  }
}
