import { generateKeyPairSync, randomBytes } from 'node:crypto';
import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { errorCode } from '../error-code.js';
import { writePrivate } from '../private-file.js';

/** Paths of the keys that the service reads from files: outside both databases. */
export interface KeyFiles {
  readonly wrapping: string;
  readonly cursor: string;
  readonly signing: string;
}

async function isThere(file: string): Promise<boolean> {
  try {
    await stat(file);
    return true;
  } catch (error) {
    if (errorCode(error) === 'ENOENT') {
      return false;
    }
    throw error;
  }
}

/** 32 random bytes each, and what signs: an Ed25519 private key. */
const MADE: Readonly<Record<keyof KeyFiles, () => string | Uint8Array>> = {
  wrapping: () => randomBytes(32),
  cursor: () => randomBytes(32),
  signing: () => generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'pem' }),
};

/** The key files of a data folder, made the first time, for their owner alone (0600). */
export async function keptKeyFiles(dataFolder: string): Promise<KeyFiles> {
  const files = {
    wrapping: join(dataFolder, 'keys', 'key-wrapping.key'),
    cursor: join(dataFolder, 'keys', 'cursor.key'),
    signing: join(dataFolder, 'keys', 'signing.pem'),
  };
  for (const name of ['wrapping', 'cursor', 'signing'] as const) {
    if (!(await isThere(files[name]))) {
      await writePrivate(files[name], MADE[name]());
    }
  }
  return files;
}
