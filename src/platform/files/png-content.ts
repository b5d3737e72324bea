import type { ContentCheck, ContentFault } from './content-check.js';
import { BEGINNING, startsAsSound } from './sound-signature.js';

/** The eight bytes that each PNG begins with (ISO/IEC 15948, 5.2). */
export const PNG_SIGNATURE = Buffer.from('89504e470d0a1a0a', 'hex');

/** Length and type before a chunk's data, and the check sum after it (ISO/IEC 15948, 5.3). */
const HEADER = 8;
const CHECK_SUM = 4;

/** What an image is made of; everything else that may stand beside it. No private chunk, and no film (APNG). */
const IMAGE: ReadonlySet<string> = new Set(['IHDR', 'PLTE', 'IDAT', 'IEND']);
const TEXT: ReadonlySet<string> = new Set(['tEXt', 'zTXt', 'iTXt']);
const BESIDE: ReadonlySet<string> = new Set([
  ...['tRNS', 'cHRM', 'gAMA', 'iCCP', 'sBIT', 'sRGB', 'cICP', 'mDCV', 'cLLI'],
  ...['bKGD', 'hIST', 'pHYs', 'sPLT', 'eXIf', 'tIME'],
]);
/** So many bytes stand beside the image at most, in all; a colour profile is the largest of it. */
const BESIDE_AT_MOST = 524_288;
const TEXT_AT_MOST = 16_384;

/** A PNG from its signature to its IEND, of known chunks alone, with nothing after it: what hangs on to an image is another file. */
export class PngContent implements ContentCheck {
  readonly type = 'image/png';
  #skip = PNG_SIGNATURE.length;
  #header = Buffer.alloc(0);
  /** The beginning of what stands beside the image, after its keyword; null in a chunk of the image itself. */
  #beside: Buffer | null = null;
  #besideBytes = 0;
  #textBytes = 0;
  #first = true;
  #ended = false;

  take(bytes: Buffer): ContentFault | null {
    let at = 0;
    while (at < bytes.length) {
      if (this.#skip > 0) {
        const passed = Math.min(this.#skip, bytes.length - at);
        this.#remember(bytes.subarray(at, at + passed));
        this.#skip -= passed;
        at += passed;
        if (this.#skip === 0 && this.#hasSound()) return 'carries_another_file';
      } else if (this.#ended) {
        return 'carries_another_file';
      } else {
        const part = bytes.subarray(at, at + HEADER - this.#header.length);
        this.#header = Buffer.concat([this.#header, part]);
        at += part.length;
        const fault = this.#header.length === HEADER ? this.#chunkBegins() : null;
        if (fault !== null) return fault;
      }
    }
    return null;
  }

  end(): ContentFault | null {
    return this.#ended && this.#skip === 0 ? null : 'not_whole';
  }

  #chunkBegins(): ContentFault | null {
    const type = this.#header.toString('latin1', 4);
    const length = this.#header.readUInt32BE(0);
    this.#skip = length + CHECK_SUM;
    this.#header = Buffer.alloc(0);
    if (this.#first && type !== 'IHDR') return 'type_not_accepted';
    this.#first = false;
    this.#ended = type === 'IEND';
    this.#beside = IMAGE.has(type) ? null : Buffer.alloc(0);
    return IMAGE.has(type)
      ? this.#ended && length > 0
        ? 'carries_another_file'
        : null
      : this.#besideBegins(type, length);
  }

  #besideBegins(type: string, length: number): ContentFault | null {
    if (TEXT.has(type)) this.#textBytes += length;
    else if (!BESIDE.has(type)) return 'carries_another_file';
    this.#besideBytes += length;
    return this.#besideBytes > BESIDE_AT_MOST || this.#textBytes > TEXT_AT_MOST ? 'carries_another_file' : null;
  }

  #remember(bytes: Buffer): void {
    if (this.#beside === null || this.#beside.length >= BEGINNING) return;
    this.#beside = Buffer.concat([this.#beside, bytes.subarray(0, BEGINNING - this.#beside.length)]);
  }

  /** As a chunk's data begins, and after the keyword of a text. */
  #hasSound(): boolean {
    if (this.#beside === null) return false;
    const afterKeyword = this.#beside.indexOf(0) + 1;
    return startsAsSound(this.#beside) || startsAsSound(this.#beside.subarray(afterKeyword));
  }
}
