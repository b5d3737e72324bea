import { generateKeyPair, randomBytes } from 'node:crypto';
import { promisify } from 'node:util';
import { z } from 'zod';
import { parsedJson, readKept, writePrivate } from '../private-file.js';

const signingKey = z.strictObject({
  kty: z.literal('EC'),
  crv: z.literal('P-256'),
  x: z.string(),
  y: z.string(),
  d: z.string(),
  kid: z.string(),
  use: z.literal('sig'),
  alg: z.literal('ES256'),
});
const kept = z.strictObject({ signing: z.array(signingKey).min(1), cookies: z.string().min(32) });

/** A private ES256 key as JWK (RFC 7517). */
export type SigningKey = z.infer<typeof signingKey>;

/** The issuer's keys: the first one signs, all are published. */
export type IssuerKeys = z.infer<typeof kept>;

async function freshKey(): Promise<SigningKey> {
  const { privateKey } = await promisify(generateKeyPair)('ec', { namedCurve: 'P-256' });
  const kid = randomBytes(8).toString('hex');
  return signingKey.parse({ ...privateKey.export({ format: 'jwk' }), kid, use: 'sig', alg: 'ES256' });
}

/** The keys of an issuer, kept in a file that its owner alone may read. */
export class KeyFile {
  private constructor(
    private readonly file: string,
    private keys: IssuerKeys,
  ) {}

  /** Reads the file, or makes it with a first key. @throws Error without content when it isn't what was written. */
  static async open(file: string): Promise<KeyFile> {
    const text = await readKept(file);
    if (text === undefined) {
      const made = new KeyFile(file, { signing: [await freshKey()], cookies: randomBytes(32).toString('base64url') });
      await made.keep(made.keys);
      return made;
    }
    const read = kept.safeParse(parsedJson(text));
    if (!read.success) {
      throw new Error(`${file} is not the file of keys that was written; restore it or remove it.`);
    }
    return new KeyFile(file, read.data);
  }

  get current(): IssuerKeys {
    return this.keys;
  }

  /** Adds a key that signs from now on; the earlier ones stay published. @returns its `kid` */
  async rotate(): Promise<string> {
    const fresh = await freshKey();
    await this.keep({ ...this.keys, signing: [fresh, ...this.keys.signing] });
    return fresh.kid;
  }

  /** Removes a key: what it signed is worth nothing any more. The last one is replaced. @returns false if unknown */
  async remove(kid: string): Promise<boolean> {
    const others = this.keys.signing.filter((key) => key.kid !== kid);
    if (others.length === this.keys.signing.length) {
      return false;
    }
    await this.keep({ ...this.keys, signing: others.length === 0 ? [await freshKey()] : others });
    return true;
  }

  private async keep(keys: IssuerKeys): Promise<void> {
    await writePrivate(this.file, `${JSON.stringify(keys, undefined, 2)}\n`);
    this.keys = keys;
  }
}
