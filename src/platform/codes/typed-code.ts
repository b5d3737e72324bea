import { randomBytes } from 'node:crypto';

/** Crockford's base 32: no I, L, O or U, so that what is read from paper, or heard, is typed without doubt. */
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/**
 * @param letters how many, of 5 random bits each; a multiple of four
 * @returns a new code in groups of four: '7ZK3-…'
 */
export function newTypedCode(letters: number): string {
  // 256 is eight times the letters there are, so that each is as likely.
  const code = [...randomBytes(letters)].map((byte) => ALPHABET.charAt(byte % ALPHABET.length)).join('');
  return (code.match(/.{4}/g) ?? []).join('-');
}

/** The letters of a code as somebody typed it: capitals or not, with or without hyphens and spaces, O for 0, I or L for 1. */
export function lettersOfCode(typed: string): string {
  return typed.toUpperCase().replace(/[\s-]/g, '').replaceAll('O', '0').replace(/[IL]/g, '1');
}
