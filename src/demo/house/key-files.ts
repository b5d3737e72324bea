import { randomBytes } from 'node:crypto';
import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { errorCode } from '../error-code.js';
import { writePrivate } from '../private-file.js';

/** Paths of the two keys that the service reads from files: outside both databases. */
export interface KeyFiles {
  readonly wrapping: string;
  readonly cursor: string;
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

/** The key files of a data folder, made the first time: 32 random bytes each, for their owner alone (0600). */
export async function keptKeyFiles(dataFolder: string): Promise<KeyFiles> {
  const files = {
    wrapping: join(dataFolder, 'keys', 'key-wrapping.key'),
    cursor: join(dataFolder, 'keys', 'cursor.key'),
  };
  for (const file of Object.values(files)) {
    if (!(await isThere(file))) {
      await writePrivate(file, randomBytes(32));
    }
  }
  return files;
}
