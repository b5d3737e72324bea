import type { BytesCheck, ContentFault } from '../content-check.js';
import { hasSoundInString } from '../sound/sound-in-text.js';
import type { PdfLoose } from './pdf-loose.js';
import { PdfTokens, type PdfToken } from './pdf-tokens.js';

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

  constructor(private readonly loose: PdfLoose) {}

  take(token: PdfToken): ContentFault | null {
    const { kind, text } = token;
    const before = this.#before;
    this.#before = kind === 'name' ? text : '';
    this.loose.token(token);
    switch (kind) {
      case 'name':
        if (text === HIDDEN) return 'not_looked_into';
        // A screen plays media as an annotation; the word is a way of blending colours too.
        return REFUSED.test(text) || (text === 'Screen' && before === 'Subtype') ? 'carries_another_file' : null;
      case 'string':
        return hasSoundInString(Buffer.from(text, 'latin1')) ? 'carries_another_file' : null;
      case 'word':
        return NUMBER.test(text) || WORDS.has(text) ? null : 'carries_another_file';
      case 'open':
      case 'close':
        return text === '{' || text === '}' ? 'carries_another_file' : null;
      case 'comment':
        return null;
    }
  }
}

/** The objects in a stream of objects (ISO 32000-2, 7.5.7). */
export class PackedObjects implements BytesCheck {
  readonly #tokens: PdfTokens;

  constructor(loose: PdfLoose) {
    const objects = new PdfObjectTokens(loose);
    this.#tokens = new PdfTokens((token) => objects.take(token));
  }

  take(bytes: Buffer): ContentFault | null {
    const { step } = this.#tokens.take(bytes, 0);
    return step === 'stream' ? 'carries_another_file' : step;
  }

  end(): ContentFault | null {
    const last = this.#tokens.end();
    return last === 'stream' ? 'carries_another_file' : last;
  }
}
