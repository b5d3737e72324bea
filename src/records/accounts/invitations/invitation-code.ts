import { createHash } from 'node:crypto';
import { lettersOfCode, newTypedCode } from '../../../platform/codes/typed-code.js';

const LETTERS = 32;

/** @returns a new code of 160 random bits, in eight groups of four: '7ZK3-…'. */
export function newInvitationCode(): string {
  return newTypedCode(LETTERS);
}

/** What is kept of a code as it was typed: SHA-256 of its letters. With 160 random bits in it nobody finds it by trying, so no salt. */
export function digestOfCode(code: string): Buffer {
  return createHash('sha256').update(lettersOfCode(code), 'utf8').digest();
}
