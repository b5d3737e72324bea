import type { ContentCheck, ContentFault } from '../content-check.js';
import { SoundSearch } from '../sound/sound-search.js';
import { UnpackingBudget } from '../unpacking/unpacking.js';
import { PdfDictionary } from './pdf-dictionary.js';
import { PdfLoose } from './pdf-loose.js';
import { PdfObjectTokens } from './pdf-objects.js';
import { PdfStream, type PdfFile } from './pdf-stream.js';
import { PdfTokens, type PdfStep, type PdfToken } from './pdf-tokens.js';

/** What each PDF begins with (ISO 32000-2, 7.5.2). */
export const PDF_SIGNATURE = Buffer.from('%PDF-');

const END = '%EOF';
const END_OF_STREAM = Buffer.from('endstream');
/** What may stand between objects beside numbers: the table of where they are, and its end. */
const BETWEEN: ReadonlySet<string> = new Set(['xref', 'n', 'f', 'trailer', 'startxref']);
const NUMBER = /^[0-9]+$/;
/** So much is unpacked for one file, all its streams together. */
const UNPACKED_AT_MOST = 268_435_456;

/**
 * A PDF from its first byte to its end, object by object: without sound, film, attachments or programs, also where objects are
 * packed, and with nothing between its objects or behind them (D11).
 */
export class PdfContent implements ContentCheck {
  readonly type = 'application/pdf';
  readonly #tokens = new PdfTokens((token) => this.#token(token));
  readonly #loose = new PdfLoose();
  readonly #file: PdfFile;
  readonly #objects = new PdfObjectTokens(this.#loose);
  readonly #outside = new SoundSearch();
  #where: 'between' | 'object' | 'behind-stream' = 'between';
  #depth = 0;
  #last = '';
  /** What stood before that: an object's number, where its generation was the last. */
  #before = '';
  #number = '';
  #dictionary = new PdfDictionary();
  #stream: PdfStream | null = null;
  #held = Buffer.alloc(0);
  /** Behind the last object stands the end of the file. */
  #ended = false;

  /** @param unpackedAtMost how many bytes all its streams together may become */
  constructor(unpackedAtMost = UNPACKED_AT_MOST) {
    this.#file = { budget: new UnpackingBudget(unpackedAtMost), loose: this.#loose };
  }

  async take(bytes: Buffer): Promise<ContentFault | null> {
    for (let at = 0; at < bytes.length;) {
      if (this.#stream !== null) {
        const { fault, behind } = await this.#streamed(this.#stream, bytes.subarray(at));
        if (fault !== null) return fault;
        at += behind;
      } else {
        const { step, at: stopped } = this.#tokens.take(bytes, at);
        if (step !== null && step !== 'stream') return step;
        if (this.#outside.take(bytes.subarray(at, stopped)) !== null) return 'carries_another_file';
        if (step === 'stream') this.#stream = new PdfStream(this.#dictionary, this.#number, this.#file);
        at = stopped;
      }
    }
    return null;
  }

  end(): Promise<ContentFault | null> {
    const last = this.#stream === null ? this.#tokens.end() : 'not_whole';
    const isWhole = this.#ended && this.#where === 'between' && this.#depth === 0;
    return Promise.resolve(
      last === 'stream' || !isWhole ? 'not_whole' : (last ?? this.#outside.end() ?? this.#loose.end()),
    );
  }

  /** Looks for the end of a stream; the bytes that might be its beginning are held back. */
  async #streamed(
    stream: PdfStream,
    bytes: Buffer,
  ): Promise<{ readonly fault: ContentFault | null; readonly behind: number }> {
    const before = this.#held.length;
    const all = before === 0 ? bytes : Buffer.concat([this.#held, bytes]);
    const ends = all.indexOf(END_OF_STREAM);
    const known = ends === -1 ? Math.max(0, all.length - END_OF_STREAM.length + 1) : ends;
    const fault = await stream.take(all.subarray(0, known));
    this.#held = ends === -1 ? Buffer.from(all.subarray(known)) : Buffer.alloc(0);
    if (ends === -1) return { fault, behind: bytes.length };
    this.#stream = null;
    this.#where = 'behind-stream';
    return { fault: fault ?? (await stream.end()), behind: ends + END_OF_STREAM.length - before };
  }

  #token(token: PdfToken): PdfStep {
    if (token.kind === 'comment') {
      this.#ended ||= token.text.startsWith(END);
      return null;
    }
    this.#ended = false;
    const last = this.#last;
    if (token.text === 'obj') this.#number = this.#before;
    this.#before = last;
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
