import { createHash, randomBytes } from 'node:crypto';

/** Crockford's base 32: no I, L, O or U, so that what is read from paper is typed without doubt. */
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const BYTES = 20;

/** @returns a new code of 160 random bits, in eight groups of four: '7ZK3-…'. */
export function newInvitationCode(): string {
  const bits = [...randomBytes(BYTES)].map((byte) => byte.toString(2).padStart(8, '0')).join('');
  const letters = (bits.match(/.{5}/g) ?? []).map((five) => ALPHABET.charAt(Number.parseInt(five, 2)));
  return (letters.join('').match(/.{4}/g) ?? []).join('-');
}

/**
 * What is kept of a code: SHA-256 of its letters. With 160 random bits in it nobody finds the code by trying, so no salt.
 * @param code as typed: capitals or not, with or without hyphens and spaces, O for 0, I or L for 1
 */
export function digestOfCode(code: string): Buffer {
  const letters = code.toUpperCase().replace(/[\s-]/g, '').replaceAll('O', '0').replace(/[IL]/g, '1');
  return createHash('sha256').update(letters, 'utf8').digest();
}
