import type { BytesCheck, ContentFault } from '../content-check.js';
import { JpegContent } from '../jpeg/jpeg-content.js';
import { SoundSearch } from '../sound/sound-search.js';
import { UnpackedInTurn } from '../unpacking/unpacked-in-turn.js';
import type { UnpackingBudget } from '../unpacking/unpacking.js';
import type { PdfDictionary } from './pdf-dictionary.js';
import { packingOf } from './pdf-filters.js';
import { PdfCoded, pdfImageOf } from './pdf-image.js';
import type { InlineImage } from './pdf-inline-image.js';
import type { PdfLoose } from './pdf-loose.js';
import { contentOf } from './pdf-stream-content.js';

/** White space that may stand behind a photo. */
const BEHIND = 4;
const NEW_LINE = 10;
const RETURN = 13;

/** What all streams of one file share. */
export interface PdfFile {
  readonly budget: UnpackingBudget;
  readonly loose: PdfLoose;
}

/** One stream of a PDF: unpacked, it is what its dictionary or its beginning says, to its last byte and without sound (D11). */
export class PdfStream {
  readonly #images: InlineImage[] = [];
  readonly #unpacked: UnpackedInTurn | null;
  readonly #search = new SoundSearch();
  /** What was read last of the line that the word 'stream' ends; null behind it. */
  #line: '' | '\r' | null = '';

  /** @param number of its object */
  constructor(
    dictionary: PdfDictionary,
    number: string,
    private readonly file: PdfFile,
  ) {
    const packing = packingOf(dictionary, file.budget);
    const check =
      packing?.codec == null
        ? contentOf(dictionary, number, { loose: file.loose, images: this.#images })
        : codedImage(dictionary, packing.codec);
    this.#unpacked = packing === null || check === null ? null : new UnpackedInTurn(packing.ways, check);
  }

  /** @param behind the bytes from behind the word 'stream' on */
  async take(behind: Buffer): Promise<ContentFault | null> {
    if (this.#unpacked === null) return 'not_looked_into';
    const bytes = this.#behindTheLine(behind);
    return this.#search.take(bytes) ?? (await this.#unpacked.take(bytes)) ?? (await this.#aside());
  }

  /** The stream has ended. */
  async end(): Promise<ContentFault | null> {
    if (this.#unpacked === null) return 'not_looked_into';
    return this.#search.end() ?? (await this.#unpacked.end()) ?? (await this.#aside());
  }

  /** Between the word 'stream' and its data stands the end of a line. */
  #behindTheLine(bytes: Buffer): Buffer {
    let at = 0;
    for (; this.#line !== null && at < bytes.length; at += 1) {
      const isReturn = bytes[at] === RETURN && this.#line === '';
      this.#line = isReturn ? '\r' : null;
      if (!isReturn && bytes[at] !== NEW_LINE) break;
    }
    return bytes.subarray(at);
  }

  /** Images among what draws a page are streams of their own. */
  async #aside(): Promise<ContentFault | null> {
    for (const { dictionary, data } of this.#images.splice(0)) {
      const image = new PdfStream(dictionary, '', this.file);
      const fault = (await image.take(Buffer.concat([Buffer.of(NEW_LINE), data]))) ?? (await image.end());
      if (fault !== null) return fault;
    }
    return null;
  }
}

/** An image that is packed in its own way; null where its dictionary says no image. */
function codedImage(dictionary: PdfDictionary, codec: string): BytesCheck | null {
  if (codec === 'DCTDecode') return new JpegContent(BEHIND);
  const image = pdfImageOf(dictionary);
  return image === null ? null : new PdfCoded(image, codec);
}
