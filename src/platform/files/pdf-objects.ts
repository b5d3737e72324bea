import type { ContentFault } from './content-check.js';
import { PdfTokens, type PdfToken } from './pdf-tokens.js';
import { startsAsSound } from './sound-signature.js';

/**
 * What carries or starts sound, film, another file or a program (ISO 32000-2, 7.11.4, 12.5.6 and 12.6.4, 13.2 to 13.3), and what
 * hides all of it from whoever looks.
 */
const REFUSED = /^(?:Sound|Movie|RichMedia.*|Renditions?|EmbeddedFiles?|EF|Launch|JavaScript)$/s;
const HIDDEN = 'Encrypt';
const NUMBER = /^[-+.0-9]+$/;
const WORDS: ReadonlySet<string> = new Set(['true', 'false', 'null', 'R']);

/** Judges the tokens that objects are made of, one after the other. */
export class PdfObjectTokens {
  #before = '';

  take({ kind, text }: PdfToken): ContentFault | null {
    const before = this.#before;
    this.#before = kind === 'name' ? text : '';
    switch (kind) {
      case 'name':
        if (text === HIDDEN) return 'not_looked_into';
        // A screen plays media as an annotation; the word is a way of blending colours too.
        return REFUSED.test(text) || (text === 'Screen' && before === 'Subtype') ? 'carries_another_file' : null;
      case 'string':
        return startsAsSound(Buffer.from(text, 'latin1')) ? 'carries_another_file' : null;
      case 'word':
        return NUMBER.test(text) || WORDS.has(text) ? null : 'carries_another_file';
      default:
        return null;
    }
  }
}

/** Why the objects in a stream of objects may not be there (ISO 32000-2, 7.5.7). */
export function faultOfObjects(unpacked: Buffer): ContentFault | null {
  const objects = new PdfObjectTokens();
  const tokens = new PdfTokens((token) => objects.take(token));
  const { step } = tokens.take(unpacked, 0);
  const last = step ?? tokens.end();
  return last === 'stream' ? 'carries_another_file' : last;
}
