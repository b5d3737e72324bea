import type { BytesCheck, ContentFault } from '../content-check.js';
import type { PdfDictionary } from './pdf-dictionary.js';

/** How an image may be packed in its own way, and how much longer than its points it can become. */
export const CODED: Readonly<Record<string, number>> = {
  CCITTFaxDecode: 4,
  JBIG2Decode: 2,
  JPXDecode: 16,
  DCTDecode: 16,
};
const CODED_AT_LEAST = 4_096;
/** The end of a line may be packed along with an image. */
const BEHIND = 2;
/** Parts of a point: grey to four colours, and what printers have beside them. */
const PARTS = [1, 3, 4, 2, 5, 6, 7, 8];

/** What a dictionary says that an image's points are: how many there are, in bits each. */
export interface PdfImage {
  readonly width: number;
  readonly height: number;
  readonly bits: number;
}

/** Reads the size of an image or an inline image. @returns null where it isn't said there */
export function pdfImageOf(dictionary: PdfDictionary): PdfImage | null {
  const [width, height] = [dictionary.number('Width'), dictionary.number('Height')];
  const isMask = dictionary.says('ImageMask', 'true');
  const bits = isMask ? 1 : (dictionary.number('BitsPerComponent') ?? 8);
  return width === null || height === null ? null : { width, height, bits };
}

/** A function's samples (ISO 32000-2, 7.10.2), as if they were points in one row. */
export function samplesOf(dictionary: PdfDictionary): PdfImage {
  const width = (dictionary.values('Size') ?? []).map(Number).reduce((product, samples) => product * samples, 1);
  return { width, height: 1, bits: dictionary.number('BitsPerSample') ?? 8 };
}

/** Bytes of one row, where a point has so many parts. */
export function rowOf({ width, bits }: PdfImage, parts: number): number {
  return Math.ceil((width * parts * bits) / 8);
}

/** Is that how many bytes the points of such an image take, with one of the numbers of parts that a point has? */
export function isAsLargeAs(image: PdfImage, length: number): boolean {
  return PARTS.some((parts) => {
    const more = length - image.height * rowOf(image, parts);
    return more >= 0 && more <= BEHIND;
  });
}

/** An image as a fax, say, packs it: no longer than an image of its size becomes. */
export class PdfCoded implements BytesCheck {
  #left: number;

  constructor({ width, height }: PdfImage, codec: string) {
    this.#left = CODED_AT_LEAST + (CODED[codec] ?? 0) * height * Math.ceil(width / 8);
  }

  take(bytes: Buffer): ContentFault | null {
    this.#left -= bytes.length;
    return this.#left < 0 ? 'carries_another_file' : null;
  }

  end(): ContentFault | null {
    return null;
  }
}
