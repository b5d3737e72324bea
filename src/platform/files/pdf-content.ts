import type { ContentCheck, ContentFault } from './content-check.js';
import { PdfDecode } from './pdf-decode.js';
import { PdfDictionary } from './pdf-dictionary.js';
import { PdfObjectTokens } from './pdf-objects.js';
import { PdfStream } from './pdf-stream.js';
import { PdfTokens, type PdfStep, type PdfToken } from './pdf-tokens.js';

/** What each PDF begins with (ISO 32000-2, 7.5.2). */
export const PDF_SIGNATURE = Buffer.from('%PDF-');

const END = '%EOF';
const END_OF_STREAM = Buffer.from('endstream');
/** What may stand between objects beside numbers: the table of where they are, and its end. */
const BETWEEN: ReadonlySet<string> = new Set(['xref', 'n', 'f', 'trailer', 'startxref']);
const NUMBER = /^[0-9]+$/;

/**
 * A PDF from its first byte to its end, object by object: without sound, film, attachments or programs, also where objects are
 * packed, and with nothing between its objects or behind them (D11).
 */
export class PdfContent implements ContentCheck {
  readonly type = 'application/pdf';
  readonly #tokens = new PdfTokens((token) => this.#token(token));
  readonly #objects = new PdfObjectTokens();
  readonly #decode = new PdfDecode();
  #where: 'between' | 'object' | 'behind-stream' = 'between';
  #depth = 0;
  #last = '';
  #dictionary = new PdfDictionary();
  #stream: PdfStream | null = null;
  #held = Buffer.alloc(0);
  /** Behind the last object stands the end of the file. */
  #ended = false;

  take(bytes: Buffer): ContentFault | null {
    let at = 0;
    while (at < bytes.length) {
      if (this.#stream !== null) {
        const { fault, behind } = this.#streamed(this.#stream, bytes.subarray(at));
        if (fault !== null) return fault;
        at += behind;
      } else {
        const { step, at: stopped } = this.#tokens.take(bytes, at);
        if (step !== null && step !== 'stream') return step;
        if (step === 'stream') this.#stream = new PdfStream(this.#dictionary, this.#decode);
        at = stopped;
      }
    }
    return null;
  }

  end(): ContentFault | null {
    if (this.#stream !== null) return 'not_whole';
    const last = this.#tokens.end();
    if (last !== null) return last === 'stream' ? 'not_whole' : last;
    return this.#ended && this.#where === 'between' && this.#depth === 0 ? null : 'not_whole';
  }

  /** Looks for the end of a stream; the bytes that might be its beginning are held back. */
  #streamed(stream: PdfStream, bytes: Buffer): { readonly fault: ContentFault | null; readonly behind: number } {
    const before = this.#held.length;
    const all = before === 0 ? bytes : Buffer.concat([this.#held, bytes]);
    const ends = all.indexOf(END_OF_STREAM);
    const known = ends === -1 ? Math.max(0, all.length - END_OF_STREAM.length + 1) : ends;
    stream.take(all.subarray(0, known));
    this.#held = ends === -1 ? Buffer.from(all.subarray(known)) : Buffer.alloc(0);
    if (ends === -1) return { fault: null, behind: bytes.length };
    this.#stream = null;
    this.#where = 'behind-stream';
    return { fault: stream.end(), behind: ends + END_OF_STREAM.length - before };
  }

  #token(token: PdfToken): PdfStep {
    if (token.kind === 'comment') {
      this.#ended ||= token.text.startsWith(END);
      return null;
    }
    this.#ended = false;
    const last = this.#last;
    this.#last = token.text;
    if (this.#depth === 0 && token.kind === 'word') {
      const step = this.#word(token.text, last);
      if (step !== undefined) return step;
    }
    if (this.#where === 'behind-stream') return 'carries_another_file';
    if (this.#where === 'between' && this.#depth === 0 && !(token.text === '<<' && last === 'trailer')) {
      return 'carries_another_file';
    }
    return this.#value(token);
  }

  /** A word between values. @returns undefined for one that is a value itself */
  #word(word: string, last: string): PdfStep | undefined {
    if (this.#where === 'between') {
      if (word === 'obj' && NUMBER.test(last)) {
        this.#where = 'object';
        return null;
      }
      return NUMBER.test(word) || BETWEEN.has(word) ? null : 'carries_another_file';
    }
    if (word === 'endobj') {
      this.#where = 'between';
      return null;
    }
    return word === 'stream' && this.#where === 'object' && last === '>>' ? 'stream' : undefined;
  }

  #value(token: PdfToken): ContentFault | null {
    if (token.kind === 'open' && this.#depth === 0) this.#dictionary = new PdfDictionary();
    else this.#dictionary.take(token, this.#depth);
    if (token.kind === 'open') this.#depth += 1;
    if (token.kind === 'close') this.#depth -= 1;
    return this.#depth < 0 ? 'carries_another_file' : this.#objects.take(token);
  }
}
