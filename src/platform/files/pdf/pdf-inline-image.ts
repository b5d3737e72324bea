import type { PdfDictionary } from './pdf-dictionary.js';
import { isAsLargeAs, pdfImageOf } from './pdf-image.js';

/** No image is larger that stands among what draws a page. */
const AT_MOST = 1_048_576;
/** Its end, as a word of its own. */
const END = /[\0\t\n\f\r ]EI(?=[\0\t\n\f\r ])/g;
const LENGTH_OF_END = 3;

/** An image that stood among what draws a page. */
export interface InlineImage {
  readonly dictionary: PdfDictionary;
  readonly data: Buffer;
}

/** Such an image (ISO 32000-2, 8.9.7), as it comes in: it says nowhere how long it is. */
export class PdfInlineImage {
  #held = Buffer.alloc(0);
  #data: Buffer | null = null;

  constructor(private readonly dictionary: PdfDictionary) {}

  /** It, once its end has come. */
  whole(): InlineImage | null {
    return this.#data === null ? null : { dictionary: this.dictionary, data: this.#data };
  }

  /** @returns how many of the bytes belong to it, to its end; -1 when it is too long to be one */
  take(bytes: Buffer): number {
    const before = this.#held.length;
    this.#held = Buffer.concat([this.#held, bytes]);
    for (const { index } of this.#held.toString('latin1').matchAll(END)) {
      // Behind 'ID' stands one white space.
      const data = this.#held.subarray(1, Math.max(1, index));
      if (this.#mayBe(data.length)) {
        this.#data = data;
        return index + LENGTH_OF_END - before;
      }
    }
    return this.#held.length > AT_MOST ? -1 : bytes.length;
  }

  /** Points that aren't packed may have the letters of the end among them. */
  #mayBe(length: number): boolean {
    const image = pdfImageOf(this.dictionary);
    return image === null || this.dictionary.values('Filter')?.length !== 0 || isAsLargeAs(image, length);
  }
}
