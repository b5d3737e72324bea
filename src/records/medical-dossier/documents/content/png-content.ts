import type { ContentCheck, ContentFault } from './content-check.js';

/** The eight bytes that each PNG begins with (ISO/IEC 15948, 5.2). */
export const PNG_SIGNATURE = Buffer.from('89504e470d0a1a0a', 'hex');

/** Length and type before a chunk's data, and the check sum after it (ISO/IEC 15948, 5.3). */
const HEADER = 8;
const CHECK_SUM = 4;

/** A PNG from its signature to its IEND, with nothing after it: what hangs on to an image is another file. */
export class PngContent implements ContentCheck {
  readonly type = 'image/png';
  #skip = PNG_SIGNATURE.length;
  #header = Buffer.alloc(0);
  #first = true;
  #ended = false;

  take(bytes: Buffer): ContentFault | null {
    let at = 0;
    while (at < bytes.length) {
      if (this.#skip > 0) {
        const passed = Math.min(this.#skip, bytes.length - at);
        this.#skip -= passed;
        at += passed;
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
    this.#skip = this.#header.readUInt32BE(0) + CHECK_SUM;
    this.#header = Buffer.alloc(0);
    if (this.#first && type !== 'IHDR') return 'type_not_accepted';
    this.#first = false;
    this.#ended = type === 'IEND';
    return null;
  }
}
