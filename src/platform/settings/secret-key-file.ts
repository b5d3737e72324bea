import { createSecretKey, type KeyObject } from 'node:crypto';
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
  try {
    const { mode } = statSync(path);
    if ((mode & OTHERS) !== 0) {
      return 'others than owner and group can read or change the file';
    }
    const bytes = readFileSync(path);
    return bytes.length === KEY_BYTES ? createSecretKey(bytes) : `the file does not hold exactly ${KEY_BYTES} bytes`;
  } catch {
    return 'the file cannot be read';
  }
}
