import { hasSound } from './sound-search.js';

/** What a text that packs a file consists of: at least so many digits in a row, with the ends of lines as XML writes them. */
const ENDS_OF_LINES = /&#(?:x[adAD]|10|13);|\s+/g;
const BASE64 = /[A-Za-z0-9+/_-]{64,}/g;
const HEXADECIMAL = /^[0-9A-Fa-f]+$/;
/** What cameras call sound in what they say of a photo, and how a text has one in a link. */
const SAID = /GAudio|audio\/(?:mp|aac|wav|x-|ogg|3gp|amr|webm)|data:(?:audio|video)/i;

/**
 * D11 — is there sound in a text: as it stands, said to be there, or packed in base64 or hexadecimal digits?
 * @param bytes the whole text, in UTF-8, UTF-16 or Latin 1
 */
export function hasSoundInText(bytes: Buffer): boolean {
  return SAID.test(lettersOf(bytes)) || hasSoundInString(bytes);
}

/** D11 — is there sound in bytes that may be a text: as they stand, or packed in digits? A text may well speak of sound. */
export function hasSoundInString(bytes: Buffer): boolean {
  const text = lettersOf(bytes).replaceAll(ENDS_OF_LINES, '');
  return hasSound(bytes) || [...text.matchAll(BASE64)].some(([run]) => isPacked(run));
}

/** Of a text in UTF-16 each other byte is a zero. */
function lettersOf(bytes: Buffer): string {
  return bytes.toString('latin1').replaceAll('\0', '');
}

/** Digits before the first may belong to something else, so that it may begin at any of four. */
function isPacked(run: string): boolean {
  if (HEXADECIMAL.test(run) && [0, 1].some((from) => hasSound(Buffer.from(run.slice(from), 'hex')))) return true;
  return [0, 1, 2, 3].some((from) => hasSound(Buffer.from(run.slice(from), 'base64')));
}

/** D11 — is this a text without control characters, and without sound in it? */
export function isSilentText(bytes: Buffer): boolean {
  return !/[\x01-\x08\x0b\x0e-\x1f]/.test(bytes.toString('latin1')) && !hasSoundInText(bytes);
}
