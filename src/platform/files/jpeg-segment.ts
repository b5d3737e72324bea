import type { ContentFault } from './content-check.js';
import { startsAsSound } from './sound-signature.js';

const COMMENT = 0xfe;
/** What a camera or an image program says beside the image, by marker, and how that begins; anything else isn't known. */
const KNOWN: Readonly<Record<number, readonly string[]>> = {
  0xe0: ['JFIF\0', 'JFXX\0'],
  0xe1: ['Exif\0', 'http://ns.adobe.com/xap/1.0/\0', 'http://ns.adobe.com/xmp/extension/\0'],
  0xe2: ['ICC_PROFILE\0', 'MPF\0', 'urn:iso:std:iso:ts:21496:-1\0'],
  0xec: ['Ducky'],
  0xed: ['Photoshop 3.0\0', 'Adobe_CM'],
  0xee: ['Adobe'],
};
/** Tables and frame headers (ITU-T T.81, table B.1); 0xda begins the scan. */
const OF_THE_IMAGE: ReadonlySet<number> = new Set([
  ...[0xc0, 0xc1, 0xc2, 0xc3, 0xc4, 0xc5, 0xc6, 0xc7, 0xc9, 0xca, 0xcb, 0xcc, 0xcd, 0xce, 0xcf],
  ...[0xda, 0xdb, 0xdc, 0xdd, 0xde, 0xdf],
]);

/** How many bytes of each sort a file has at most, all its images together. */
const AT_MOST = { comment: 4_096, beside: 1_048_576, image: 524_288 } as const;
type Sort = keyof typeof AT_MOST;

/** The segments of one file: each of a known sort, none of them sound, and together no more than images need (D11). */
export class JpegSegments {
  readonly #bytes: Record<Sort, number> = { comment: 0, beside: 0, image: 0 };

  /**
   * Judges a segment that ended.
   * @param beginning of its data
   * @param length of its data, in bytes
   */
  take(marker: number, beginning: Buffer, length: number): ContentFault | null {
    const sort = sortOf(marker, beginning);
    if (sort === null) return 'carries_another_file';
    this.#bytes[sort] += length;
    return this.#bytes[sort] > AT_MOST[sort] ? 'carries_another_file' : null;
  }
}

function sortOf(marker: number, beginning: Buffer): Sort | null {
  if (OF_THE_IMAGE.has(marker)) return 'image';
  if (marker === COMMENT) return startsAsSound(beginning) ? null : 'comment';
  const name = KNOWN[marker]?.find((known) => beginning.toString('latin1', 0, known.length) === known);
  // After 'Exif' stands one more zero.
  return name === undefined || [0, 1].some((more) => startsAsSound(beginning.subarray(name.length + more)))
    ? null
    : 'beside';
}
