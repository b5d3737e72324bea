import { randomBytes } from 'node:crypto';
import { z } from 'zod';
import { everyLogin, type Login } from '../../platform/stores/prepare/logins.js';
import { parsedJson, readKept, writePrivate } from '../private-file.js';

/** The generated passwords of a data folder: of the two clusters' administrators and of each login. */
export interface Passwords {
  readonly main: string;
  readonly keys: string;
  readonly logins: Readonly<Record<Login, string>>;
}

const password = z.string().regex(/^[\w-]{32}$/);
const logins = z.strictObject({
  owner: password,
  desk: password,
  employer: password,
  employee: password,
  medical: password,
  trail: password,
  scribe: password,
  jobs: password,
  'keys-owner': password,
  keys: password,
});
const kept = z.strictObject({ main: password, keys: password, logins });

// 24 random bytes in an alphabet that a connection URL carries as it is.
function generated(): string {
  return randomBytes(24).toString('base64url');
}

function generatedForAll(): Passwords {
  return { main: generated(), keys: generated(), logins: everyLogin(generated) };
}

/**
 * Reads the passwords of a data folder, or generates them the first time. Only the file's owner may read it (0600).
 * @throws Error without content, when the file isn't what was written.
 */
export async function keptPasswords(file: string): Promise<Passwords> {
  const text = await readKept(file);
  if (text === undefined) {
    const fresh = generatedForAll();
    await writePrivate(file, `${JSON.stringify(fresh, undefined, 2)}\n`);
    return fresh;
  }
  const read = kept.safeParse(parsedJson(text));
  if (!read.success) {
    throw new Error(`${file} is not the file of passwords that was written; restore it, or remove the data folder.`);
  }
  return read.data;
}
