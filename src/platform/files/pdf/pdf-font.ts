import type { BytesCheck, ContentFault } from '../content-check.js';

/** A whole font of all the letters there are is no larger; one that is written as a program is smaller. */
const AT_MOST = 20_971_520;
const WRITTEN_AT_MOST = 1_048_576;
const HEAD_AT_MOST = 65_536;
/** A font's table of tables: its beginning, and a line of it (ISO/IEC 14496-22, 4.5). */
const HEAD = 12;
const LINE = 16;
const TABLES_AT_MOST = 64;
/** Programs that leave out letters leave some bytes between tables. */
const BETWEEN_AT_MOST = 1_024;
const TABLE = /^(?:OS\/2|[A-Za-z]{3}[A-Za-z0-9 ])$/;

/** How the fonts begin that a PDF may have (ISO 32000-2, 9.9): TrueType and OpenType, Type 1, compact. */
const BEGINNINGS: readonly RegExp[] = [
  /^(?:\0\x01\0\0|true|OTTO)/,
  /^%!(?:PS-AdobeFont|FontType1)/,
  /^\x01\0[\x04-\x08][\x01-\x04]\0\x01/,
];

/** Does this begin as a font does? */
export function startsAsFont(beginning: string): boolean {
  return BEGINNINGS.some((begins) => begins.test(beginning));
}

/** A font: its tables fill it, or it begins as the others do and is no larger than those. */
export class PdfFont implements BytesCheck {
  readonly #head: Buffer[] = [];
  #held = 0;
  #length = 0;

  take(bytes: Buffer): ContentFault | null {
    this.#length += bytes.length;
    const part = bytes.subarray(0, HEAD_AT_MOST - this.#held);
    this.#head.push(Buffer.from(part));
    this.#held += part.length;
    return this.#length > AT_MOST ? 'carries_another_file' : null;
  }

  end(): ContentFault | null {
    const head = Buffer.concat(this.#head);
    const kind = BEGINNINGS.findIndex((begins) => begins.test(head.toString('latin1', 0, 32)));
    const isFont = [isOfTables, isWritten, isCompact][kind]?.(head, this.#length) ?? false;
    return isFont ? null : 'carries_another_file';
  }
}

/** Tables of known form of name, all within the font, and nearly nothing that isn't in one. */
function isOfTables(head: Buffer, length: number): boolean {
  const count = head.length < HEAD ? 0 : head.readUInt16BE(4);
  if (count === 0 || count > TABLES_AT_MOST || head.length < HEAD + count * LINE) return false;
  const tables = Array.from({ length: count }, (_, index) => HEAD + index * LINE)
    .map((at) => ({
      name: head.toString('latin1', at, at + 4),
      from: head.readUInt32BE(at + 8),
      bytes: head.readUInt32BE(at + 12),
    }))
    .sort((one, other) => one.from - other.from);
  let end = HEAD + count * LINE;
  let between = 0;
  for (const { name, from, bytes } of tables) {
    if (!TABLE.test(name) || from + bytes > length) return false;
    between += Math.max(0, from - end);
    end = Math.max(end, from + bytes);
  }
  return between + length - end <= BETWEEN_AT_MOST;
}

/** A text, and the part behind 'eexec' that such fonts hide. */
function isWritten(head: Buffer, length: number): boolean {
  const text = head.toString('latin1');
  const clear = text.slice(0, text.indexOf('eexec') + 1);
  return clear !== '' && !/[^\t\n\f\r\x20-\x7e\xa0-\xff]/.test(clear) && length <= WRITTEN_AT_MOST;
}

/** One name, in letters that can be read (Adobe technical note 5176, 5 to 7). */
function isCompact(head: Buffer): boolean {
  const at = head[2] ?? 0;
  const size = head[at + 2] ?? 0;
  if (size < 1 || size > 4 || head.length < at + 3 + 2 * size) return false;
  const [from, until] = [head.readUIntBE(at + 3, size), head.readUIntBE(at + 3 + size, size)];
  const name = at + 2 + 2 * size;
  return from === 1 && until <= 256 && /^[\x21-\x7e]+$/.test(head.toString('latin1', name + from, name + until));
}
