import type { BytesCheck, ContentFault } from '../content-check.js';
import { hasSoundInString } from '../sound/sound-in-text.js';
import { PdfDictionary } from './pdf-dictionary.js';
import { PdfInlineImage, type InlineImage } from './pdf-inline-image.js';
import { OPERATORS } from './pdf-operators.js';
import { PdfTokens, type PdfStep, type PdfToken } from './pdf-tokens.js';

const NUMBER = /^[-+.0-9]+(?:[eE][-+]?[0-9]+)?$/;
/** No shorter text is a recording. */
const SOUND_AT_LEAST = 64;

/** What draws a page, says which letters codes stand for, or calculates: known words, and values between them. */
export class PdfProgram implements BytesCheck {
  readonly #tokens = new PdfTokens((token) => this.#token(token));
  /** What is being said of an image among the rest, and how deep. */
  #dictionary: PdfDictionary | null = null;
  #depth = 1;
  #image: PdfInlineImage | null = null;

  /** @param images where images are put that stood among the rest, to be looked at aside */
  constructor(private readonly images: InlineImage[]) {}

  take(bytes: Buffer): ContentFault | null {
    for (let at = 0; at < bytes.length;) {
      if (this.#image !== null) {
        const taken = this.#image.take(bytes.subarray(at));
        if (taken < 0) return 'carries_another_file';
        at += taken;
        this.#putAside(this.#image);
      } else {
        const { step, at: stopped } = this.#tokens.take(bytes, at);
        if (step === 'stream' && this.#dictionary !== null) this.#image = new PdfInlineImage(this.#dictionary);
        else if (step !== null) return 'carries_another_file';
        at = stopped;
      }
    }
    return null;
  }

  end(): ContentFault | null {
    if (this.#image !== null) {
      // Behind its end nothing needs to stand.
      this.#image.take(Buffer.from('\n'));
      this.#putAside(this.#image);
    }
    return this.#image !== null || this.#tokens.end() !== null ? 'carries_another_file' : null;
  }

  #putAside(image: PdfInlineImage): void {
    const whole = image.whole();
    if (whole === null) return;
    this.images.push(whole);
    this.#image = null;
    this.#dictionary = null;
  }

  #token(token: PdfToken): PdfStep {
    const { kind, text } = token;
    if (kind === 'string' && text.length >= SOUND_AT_LEAST && hasSoundInString(Buffer.from(text, 'latin1'))) {
      return 'carries_another_file';
    }
    if (this.#dictionary !== null) return this.#ofImage(this.#dictionary, token);
    if (kind !== 'word' || NUMBER.test(text) || OPERATORS.has(text)) return null;
    if (text !== 'BI') return 'carries_another_file';
    this.#dictionary = new PdfDictionary(true);
    this.#depth = 1;
    return null;
  }

  #ofImage(dictionary: PdfDictionary, token: PdfToken): PdfStep {
    if (token.kind === 'word' && token.text === 'ID' && this.#depth === 1) return 'stream';
    dictionary.take(token, this.#depth);
    if (token.kind === 'open') this.#depth += 1;
    if (token.kind === 'close') this.#depth -= 1;
    return this.#depth < 1 ? 'carries_another_file' : null;
  }
}
