import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import { lettersOfCode, newTypedCode } from '../../../platform/codes/typed-code.js';

const CODE_LETTERS = 12;
const LINK = /^[0-9a-f]{64}$/;

/** What a recipient collects with: a link, and a code that reaches him another way (C11). Neither is kept. */
export interface CollectionSecrets {
  /** 256 random bits, hexadecimal: no sign at its ends that a path can't have. */
  readonly link: string;
  /** 60 random bits in groups of four: 'K7ZP-0189-ABCD'. */
  readonly code: string;
}

export function newCollectionSecrets(): CollectionSecrets {
  return { link: randomBytes(32).toString('hex'), code: newTypedCode(CODE_LETTERS) };
}

/** What is kept of a link: SHA-256 of it, as the database makes it of what was presented. */
export function digestOfLink(link: string): Buffer {
  return createHash('sha256').update(link, 'utf8').digest();
}

/** What is kept of a code as it was typed, bound to its release. Ten wrong ones end it, and who has the digests has no link. */
export function digestOfCollectionCode(releaseId: string, code: string): Buffer {
  return createHash('sha256')
    .update(`${releaseId} ${lettersOfCode(code)}`, 'utf8')
    .digest();
}

/** Compared in the same time wherever they differ. */
export function isSameDigest(one: Buffer, other: Buffer): boolean {
  return one.length === other.length && timingSafeEqual(one, other);
}

/** Can that be a link at all? */
export function isLink(text: string): boolean {
  return LINK.test(text);
}

/** The password of Basic authentication (RFC 7617): the code; the user name is anybody's. @returns null where there is none */
export function codeIn(authorization: string | undefined): string | null {
  const [, credentials] = /^basic +([A-Za-z0-9+/]+={0,2})$/i.exec(authorization ?? '') ?? [];
  if (credentials === undefined) return null;
  const text = Buffer.from(credentials, 'base64').toString('utf8');
  const colon = text.indexOf(':');
  return colon < 0 || text.length > 200 ? null : text.slice(colon + 1);
}
