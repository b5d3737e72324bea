import type { ContentFault } from './content-check.js';
import type { PdfDecode } from './pdf-decode.js';
import type { PdfDictionary } from './pdf-dictionary.js';
import { faultOfObjects } from './pdf-objects.js';
import { startsAsSound } from './sound-signature.js';

/** What is unpacked to look into it, and the images that are packed in their own way; no other filter is known here. */
const UNPACKED: ReadonlySet<string> = new Set(['FlateDecode', 'ASCIIHexDecode', 'ASCII85Decode']);
const IMAGES: ReadonlySet<string> = new Set(['DCTDecode', 'CCITTFaxDecode', 'JBIG2Decode', 'JPXDecode']);
/** So much of each stream is held; of one that holds objects all of it, up to so much. */
const HELD = 16_384;
const OBJECTS_HELD = 4_194_304;
const OBJECTS_AT_MOST = 16_777_216;

/** One stream of a PDF: nothing that begins as sound does, and of objects none that may not be there (D11). */
export class PdfStream {
  readonly #parts: Buffer[] = [];
  readonly #filters: readonly string[] | null;
  readonly #isOfObjects: boolean;
  readonly #isPredicted: boolean;
  #length = 0;
  #held = 0;

  constructor(
    dictionary: PdfDictionary,
    private readonly decode: PdfDecode,
  ) {
    const filters = dictionary.values('Filter');
    this.#filters = filters === null ? null : filters.filter((filter) => filter !== 'null');
    this.#isOfObjects = dictionary.values('Type')?.includes('ObjStm') ?? true;
    this.#isPredicted = dictionary.values('DecodeParms')?.includes('Predictor') ?? true;
  }

  take(bytes: Buffer): void {
    this.#length += bytes.length;
    const part = bytes.subarray(0, (this.#isOfObjects ? OBJECTS_HELD : HELD) - this.#held);
    if (part.length === 0) return;
    this.#parts.push(Buffer.from(part));
    this.#held += part.length;
  }

  /** The stream has ended. */
  end(): ContentFault | null {
    if (this.#filters === null || this.#filters.some((filter) => !UNPACKED.has(filter) && !IMAGES.has(filter))) {
      return 'not_looked_into';
    }
    const bytes = behindTheLine(Buffer.concat(this.#parts));
    if (startsAsSound(bytes)) return 'carries_another_file';
    return this.#isOfObjects ? this.#ofObjects(bytes, this.#filters) : this.#ofAnything(bytes, this.#filters);
  }

  #ofAnything(bytes: Buffer, filters: readonly string[]): ContentFault | null {
    let unpacked = bytes;
    for (const filter of filters) {
      if (IMAGES.has(filter)) break;
      const next = this.decode.beginning(filter, unpacked);
      if (next === null) return 'not_looked_into';
      unpacked = next;
    }
    // A predictor puts a byte before each row.
    const hasSound = startsAsSound(unpacked) || (this.#isPredicted && startsAsSound(unpacked.subarray(1)));
    return hasSound ? 'carries_another_file' : null;
  }

  #ofObjects(bytes: Buffer, filters: readonly string[]): ContentFault | null {
    if (this.#length > OBJECTS_HELD || this.#isPredicted || filters.some((filter) => IMAGES.has(filter))) {
      return 'not_looked_into';
    }
    let unpacked = bytes;
    for (const filter of filters) {
      const next = this.decode.whole(filter, unpacked, OBJECTS_AT_MOST);
      if (next === null) return 'not_looked_into';
      unpacked = next;
    }
    return faultOfObjects(unpacked);
  }
}

/** Between the word 'stream' and its data stands the end of a line. */
function behindTheLine(bytes: Buffer): Buffer {
  const skipped = /^(?:\r\n|\n|\r)?/.exec(bytes.toString('latin1', 0, 2))?.[0].length ?? 0;
  return bytes.subarray(skipped);
}
