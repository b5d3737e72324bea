import type { BytesCheck, ContentFault } from '../content-check.js';
import { MAX_DOCUMENT_BYTES } from '../cut-into-chunks.js';
import type { PdfDictionary } from './pdf-dictionary.js';

/** No file has more objects (ISO 32000-2, annex C). */
const OBJECTS_AT_MOST = 8_388_607;
const WIDTH_AT_MOST = 6;
/** By a line's first number, how large its second can be: the next free object, a place in the file, a stream of objects. */
const SECOND_AT_MOST = [OBJECTS_AT_MOST, MAX_DOCUMENT_BYTES, OBJECTS_AT_MOST];

/** Where objects are, in a stream: lines of three numbers each (ISO 32000-2, 7.5.8.3). */
export class PdfCrossReferences implements BytesCheck {
  readonly #widths: readonly number[];
  readonly #line: number;
  #rest = Buffer.alloc(0);

  constructor(dictionary: PdfDictionary) {
    this.#widths = (dictionary.values('W') ?? []).map(Number);
    this.#line = this.#widths.reduce((sum, width) => sum + width, 0);
  }

  take(bytes: Buffer): ContentFault | null {
    const areWidths = this.#widths.length === 3 && this.#widths.every((width) => width >= 0 && width <= WIDTH_AT_MOST);
    if (!areWidths || this.#line === 0) return 'carries_another_file';
    const all = Buffer.concat([this.#rest, bytes]);
    let at = 0;
    for (; at + this.#line <= all.length; at += this.#line) if (!this.#isLine(all, at)) return 'carries_another_file';
    this.#rest = Buffer.from(all.subarray(at));
    return null;
  }

  end(): ContentFault | null {
    return this.#rest.length <= 2 ? null : 'carries_another_file';
  }

  #isLine(bytes: Buffer, at: number): boolean {
    const [first = 0, second = 0] = this.#widths;
    const kind = first === 0 ? 1 : bytes.readUIntBE(at, first);
    const value = second === 0 ? 0 : bytes.readUIntBE(at + first, second);
    return value <= (SECOND_AT_MOST[kind] ?? -1);
  }
}
