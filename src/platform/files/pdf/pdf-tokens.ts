import type { ContentFault } from '../content-check.js';

/** One token outside a stream (ISO 32000-2, 7.2 and 7.3); of a string its bytes, of a name its letters in clear. */
export interface PdfToken {
  readonly kind: 'name' | 'word' | 'string' | 'open' | 'close' | 'comment';
  readonly text: string;
}

/** What to do after a token: go on, stop before the data of a stream, or refuse the file. */
export type PdfStep = ContentFault | 'stream' | null;

/** No word or name is longer, no comment, no string, and no file has more comment in all. */
const AT_MOST = { name: 256, word: 64, comment: 1_024, string: 262_144, comments: 65_536 } as const;

const SPACES = '\0\t\n\f\r ';
const DELIMITERS = `${SPACES}()<>[]{}/%`;
/** Where what is being read may end, byte by byte; a name or word ends before that byte. */
const ENDS = {
  name: tableOf(DELIMITERS),
  word: tableOf(DELIMITERS),
  comment: tableOf('\n\r'),
  string: tableOf('()\\'),
  hex: tableOf('>'),
} as const;
const IS_SPACE = tableOf(SPACES);
type Mode = keyof typeof ENDS;

/** Cuts what stands between a PDF's streams into tokens, in pieces of any size; it holds one token at most. */
export class PdfTokens {
  #mode: Mode | null = null;
  #text = '';
  #depth = 0;
  #escaped = false;
  #angle: '' | '<' | '>' = '';
  #comments = 0;

  constructor(private readonly found: (token: PdfToken) => PdfStep) {}

  /** Reads on. @returns what came of it, and where it stopped: behind the last byte, or behind the word 'stream' */
  take(bytes: Buffer, from: number): { readonly step: PdfStep; readonly at: number } {
    for (let at = from; at < bytes.length;) {
      const mode = this.#mode;
      let step: PdfStep = null;
      if (mode === null) {
        const byte = bytes[at] ?? 0;
        at += 1;
        if (this.#angle !== '' || IS_SPACE[byte] === 0) step = this.#begin(String.fromCharCode(byte));
      } else {
        const end = this.#escaped ? at : endOf(bytes, at, ENDS[mode]);
        this.#text += bytes.toString('latin1', at, end);
        if (this.#isTooLong(mode)) return { step: 'carries_another_file', at };
        const isBefore = mode === 'name' || mode === 'word';
        if (end < bytes.length)
          step = isBefore ? this.#emit(mode) : this.#ending(mode, bytes.toString('latin1', end, end + 1));
        at = isBefore ? end : end + 1;
      }
      if (step !== null) return { step, at };
    }
    return { step: null, at: bytes.length };
  }

  /** The last token, which nothing delimits. */
  end(): PdfStep {
    if (this.#mode === null) return null;
    return this.#mode === 'string' || this.#mode === 'hex' ? 'not_whole' : this.#emit(this.#mode);
  }

  #isTooLong(mode: Mode): boolean {
    const isLongComment = mode === 'comment' && this.#comments + this.#text.length > AT_MOST.comments;
    return isLongComment || this.#text.length > AT_MOST[mode === 'hex' ? 'string' : mode];
  }

  #begin(char: string): PdfStep {
    if (this.#angle !== '') return this.#angled(char);
    if (char === '<' || char === '>') this.#angle = char;
    else if (char === '/') this.#start('name');
    else if (char === '%') this.#start('comment');
    else if (char === '(') this.#start('string');
    else if (char === '[' || char === '{') return this.found({ kind: 'open', text: char });
    else if (char === ']' || char === '}') return this.found({ kind: 'close', text: char });
    else if (char === ')') return 'carries_another_file';
    else this.#start('word', char);
    return null;
  }

  /** Behind '<' or '>': a dictionary begins or ends, or a string of hexadecimal digits. */
  #angled(char: string): PdfStep {
    const before = this.#angle;
    this.#angle = '';
    if (char === before) return this.found({ kind: char === '<' ? 'open' : 'close', text: char + char });
    if (before === '>') return 'carries_another_file';
    this.#start('hex', char === '>' ? '' : char);
    return char === '>' ? this.#ending('hex', char) : null;
  }

  /** A byte stands where a comment or string may end. */
  #ending(mode: Mode, char: string): PdfStep {
    if (mode === 'comment') {
      this.#comments += this.#text.length;
      return this.#emit(mode);
    }
    if (mode === 'hex') return this.#emit('string', Buffer.from(digitsOf(this.#text), 'hex').toString('latin1'));
    if (this.#escaped) this.#escaped = false;
    else if (char === '\\') this.#escaped = true;
    else if (char === '(') this.#depth += 1;
    else if (char === ')') this.#depth -= 1;
    if (this.#depth < 0) return this.#emit('string', unescaped(this.#text));
    this.#text += char;
    return null;
  }

  #start(mode: Mode, text = ''): void {
    this.#mode = mode;
    this.#text = text;
    this.#depth = 0;
    this.#escaped = false;
  }

  #emit(kind: Mode, text = this.#text): PdfStep {
    this.#mode = null;
    return this.found({ kind: kind === 'hex' ? 'string' : kind, text: kind === 'name' ? inClear(text) : text });
  }
}

function tableOf(chars: string): Uint8Array {
  const table = new Uint8Array(256);
  for (const byte of Buffer.from(chars, 'latin1')) table[byte] = 1;
  return table;
}

function endOf(bytes: Buffer, from: number, ends: Uint8Array): number {
  let at = from;
  while (at < bytes.length && ends[bytes[at] ?? 0] === 0) at += 1;
  return at;
}

/** An odd last digit counts as if a zero followed (ISO 32000-2, 7.3.4.3). */
function digitsOf(text: string): string {
  const digits = text.replaceAll(/[\0\t\n\f\r ]/g, '');
  return digits.length % 2 === 0 ? digits : `${digits}0`;
}

/** A name may have any of its letters as #xx (ISO 32000-2, 7.3.5). */
function inClear(name: string): string {
  return name.replaceAll(/#([0-9A-Fa-f]{2})/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)));
}

/** A string may have any of its bytes as an octal number (ISO 32000-2, 7.3.4.2). */
function unescaped(text: string): string {
  if (!text.includes('\\')) return text;
  return text.replaceAll(/\\(?:\r\n|[\r\n]|([0-7]{1,3})|([^]))/g, (_, octal?: string, char?: string) =>
    octal === undefined ? (SAID[char ?? ''] ?? char ?? '') : String.fromCharCode(Number.parseInt(octal, 8) & 255),
  );
}

/** What a letter behind a backslash stands for. */
const SAID: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', b: '\b', f: '\f' };
