import type { ContentFault } from './content-check.js';
import { BEGINNING } from './sound-signature.js';

/** One token outside a stream (ISO 32000-2, 7.2 and 7.3); of a string its beginning, of a name its letters in clear. */
export interface PdfToken {
  readonly kind: 'name' | 'word' | 'string' | 'open' | 'close' | 'comment';
  readonly text: string;
}

/** What to do after a token: go on, stop before the data of a stream, or refuse the file. */
export type PdfStep = ContentFault | 'stream' | null;

/** No word or name is longer, no comment, no string, and no file has more comment in all. */
const AT_MOST = { name: 256, word: 64, comment: 1_024, string: 262_144, comments: 65_536 } as const;

const SPACE: ReadonlySet<string> = new Set(['\0', '\t', '\n', '\f', '\r', ' ']);
const DELIMITERS: ReadonlySet<string> = new Set([...SPACE, '(', ')', '<', '>', '[', ']', '{', '}', '/', '%']);
type Mode = 'plain' | 'name' | 'word' | 'comment' | 'string' | 'hex';

/** Cuts what stands between a PDF's streams into tokens, in pieces of any size; it holds one token at most. */
export class PdfTokens {
  #mode: Mode = 'plain';
  #text = '';
  #length = 0;
  #depth = 0;
  #escaped = false;
  #angle: '' | '<' | '>' = '';
  #comments = 0;

  constructor(private readonly found: (token: PdfToken) => PdfStep) {}

  /** Reads on. @returns what came of it, and where it stopped: behind the last byte, or behind the word 'stream' */
  take(bytes: Buffer, from: number): { readonly step: PdfStep; readonly at: number } {
    for (let at = from; at < bytes.length; at += 1) {
      const char = String.fromCharCode(bytes[at] ?? 0);
      // A word ends before the byte that delimits it.
      if ((this.#mode === 'word' || this.#mode === 'name') && DELIMITERS.has(char)) {
        const step = this.#emit(this.#mode);
        if (step !== null) return { step, at };
      }
      const step = this.#read(char);
      if (step !== null) return { step, at };
    }
    return { step: null, at: bytes.length };
  }

  /** The last token, which nothing delimits. */
  end(): PdfStep {
    return this.#mode === 'plain'
      ? null
      : this.#mode === 'string' || this.#mode === 'hex'
        ? 'not_whole'
        : this.#emit(this.#mode);
  }

  #read(char: string): PdfStep {
    if (this.#mode === 'plain') return this.#begin(char);
    this.#length += 1;
    if (this.#length > AT_MOST[this.#mode === 'hex' ? 'string' : this.#mode]) return 'carries_another_file';
    if (this.#mode === 'comment') return this.#comment(char);
    if (this.#mode === 'string') return this.#string(char);
    if (this.#mode === 'hex' && char === '>')
      return this.#emit('string', Buffer.from(this.#text, 'hex').toString('latin1'));
    if (this.#mode !== 'hex' || !SPACE.has(char)) this.#keep(char);
    return null;
  }

  #begin(char: string): PdfStep {
    if (this.#angle !== '') return this.#angled(char);
    if (SPACE.has(char)) return null;
    if (char === '<' || char === '>') this.#angle = char;
    else if (char === '/') this.#start('name');
    else if (char === '%') this.#start('comment');
    else if (char === '(') this.#start('string');
    else if (char === '[' || char === ']') return this.found({ kind: char === '[' ? 'open' : 'close', text: char });
    else if (DELIMITERS.has(char)) return 'carries_another_file';
    else this.#start('word', char);
    return null;
  }

  /** Behind '<' or '>': a dictionary begins or ends, or a string of hexadecimal digits. */
  #angled(char: string): PdfStep {
    const before = this.#angle;
    this.#angle = '';
    if (char === before) return this.found({ kind: char === '<' ? 'open' : 'close', text: char + char });
    if (before === '>') return 'carries_another_file';
    this.#start('hex');
    return this.#read(char);
  }

  #comment(char: string): PdfStep {
    this.#comments += 1;
    if (this.#comments > AT_MOST.comments) return 'carries_another_file';
    if (char === '\n' || char === '\r') return this.#emit('comment');
    this.#keep(char);
    return null;
  }

  #string(char: string): PdfStep {
    if (this.#escaped) this.#escaped = false;
    else if (char === '\\') this.#escaped = true;
    else if (char === '(') this.#depth += 1;
    else if (char === ')') this.#depth -= 1;
    if (this.#depth < 0) return this.#emit('string', unescaped(this.#text));
    this.#keep(char);
    return null;
  }

  #start(mode: Mode, text = ''): void {
    this.#mode = mode;
    this.#text = text;
    this.#length = text.length;
    this.#depth = 0;
    this.#escaped = false;
  }

  #keep(char: string): void {
    if (this.#text.length < BEGINNING) this.#text += char;
  }

  #emit(kind: PdfToken['kind'] | 'hex', text = this.#text): PdfStep {
    this.#mode = 'plain';
    return this.found({ kind: kind === 'hex' ? 'string' : kind, text: kind === 'name' ? inClear(text) : text });
  }
}

/** A name may have any of its letters as #xx (ISO 32000-2, 7.3.5). */
function inClear(name: string): string {
  return name.replaceAll(/#([0-9A-Fa-f]{2})/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)));
}

/** A string may have any of its bytes as an octal number (ISO 32000-2, 7.3.4.2). */
function unescaped(text: string): string {
  return text
    .replaceAll(/\\(\r\n|[\r\n])/g, '')
    .replaceAll(/\\([0-7]{1,3})/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 8) & 255))
    .replaceAll(/\\([^0-7])/gs, '$1');
}
