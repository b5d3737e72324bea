import type { ContentFault } from '../content-check.js';
import { isIccProfile } from '../icc-profile.js';
import { hasSoundInText, isSilentText } from '../sound/sound-in-text.js';
import { isPhotoshop } from './photoshop-blocks.js';

/** How many bytes stand beside the images of a file at most, and how many of them are comments. */
const AT_MOST = 1_048_576;
const COMMENTS_AT_MOST = 4_096;
const COMMENT = 0xfe;

/** What a camera or an image program says beside a picture: how it begins, and how long it is, and how often it comes, at most. */
interface Known {
  readonly marker: number;
  readonly name: string;
  readonly atMost: number;
  readonly times: number;
  /** Data of several segments that are judged together. */
  readonly whole?: 'xmp' | 'icc' | 'photoshop';
  /** What stands between the name and that data, in bytes. */
  readonly skip?: number;
}
const ANY = 65_533;
const KNOWN: readonly Known[] = [
  { marker: 0xe0, name: 'JFIF\0', atMost: ANY, times: 1 },
  { marker: 0xe0, name: 'JFXX\0', atMost: ANY, times: 1 },
  { marker: 0xe1, name: 'Exif\0', atMost: ANY, times: 1 },
  { marker: 0xe1, name: 'http://ns.adobe.com/xap/1.0/\0', atMost: ANY, times: 1, whole: 'xmp' },
  { marker: 0xe1, name: 'http://ns.adobe.com/xmp/extension/\0', atMost: ANY, times: 16, whole: 'xmp', skip: 40 },
  { marker: 0xe2, name: 'ICC_PROFILE\0', atMost: ANY, times: 16, whole: 'icc', skip: 2 },
  { marker: 0xe2, name: 'MPF\0', atMost: 4_096, times: 1 },
  { marker: 0xe2, name: 'urn:iso:std:iso:ts:21496:-1\0', atMost: 1_024, times: 1 },
  { marker: 0xec, name: 'Ducky', atMost: 1_024, times: 1 },
  { marker: 0xed, name: 'Photoshop 3.0\0', atMost: ANY, times: 4, whole: 'photoshop' },
  { marker: 0xed, name: 'Adobe_CM', atMost: 64, times: 1 },
  { marker: 0xee, name: 'Adobe', atMost: 12, times: 1 },
];

/** What stands beside the pictures of one file: of known sorts, each what it says it is, without sound, and no more than they need (D11). */
export class JpegBeside {
  #bytes = 0;
  #comments = 0;
  #times = new Map<string, number>();
  #parts = new Map<Known['whole'], Buffer[]>();

  /** A segment of an application, or a comment. */
  take(marker: number, data: Buffer): ContentFault | null {
    this.#bytes += data.length;
    if (marker === COMMENT) this.#comments += data.length;
    const isTooMuch = this.#bytes > AT_MOST || this.#comments > COMMENTS_AT_MOST;
    return isTooMuch || !(marker === COMMENT ? !hasSoundInText(data) : this.#isKnown(marker, data))
      ? 'carries_another_file'
      : null;
  }

  /** A picture has ended: what came in several segments is whole, and the next picture has its own. */
  endOfPicture(): ContentFault | null {
    const [xmp, icc, photoshop] = (['xmp', 'icc', 'photoshop'] as const).map((what) => this.#parts.get(what));
    this.#times = new Map();
    this.#parts = new Map();
    const isFine =
      (xmp === undefined || isSilentText(Buffer.concat(xmp))) &&
      (icc === undefined || isIccProfile(Buffer.concat(icc))) &&
      (photoshop === undefined || isPhotoshop(Buffer.concat(photoshop)));
    return isFine ? null : 'carries_another_file';
  }

  #isKnown(marker: number, data: Buffer): boolean {
    const begins = (name: string): boolean => data.toString('latin1', 0, name.length) === name;
    const known = KNOWN.find((one) => one.marker === marker && begins(one.name));
    if (known === undefined || data.length > known.atMost) return false;
    const times = (this.#times.get(known.name) ?? 0) + 1;
    this.#times.set(known.name, times);
    const content = data.subarray(known.name.length);
    if (known.whole !== undefined) {
      const parts = this.#parts.get(known.whole) ?? [];
      this.#parts.set(known.whole, [...parts, content.subarray(known.skip ?? 0)]);
    }
    const isAsLong = known.name !== 'JFIF\0' || isJfif(content);
    // After 'Exif' stands one more zero.
    return times <= known.times && isAsLong && !hasSoundInText(content) && !hasSoundInText(content.subarray(1));
  }
}

/** Version, density, and a small picture of three bytes a point (ITU-T T.871, 10.1). */
function isJfif(content: Buffer): boolean {
  return content.length === 9 + 3 * (content[7] ?? 0) * (content[8] ?? 0);
}
