import { constants, inflateSync } from 'node:zlib';
import { BEGINNING } from './sound-signature.js';

/** So much is unpacked for one file, all its streams together: a small file can't become a large one. */
const UNPACKED_AT_MOST = 536_870_912;
/** No more of a stream is unpacked in one step than this many bytes become. */
const STEPS = [64, 512, 4_096, 16_384];

/** Unpacks the streams of one PDF, within one budget (ISO 32000-2, 7.4). */
export class PdfDecode {
  #left = UNPACKED_AT_MOST;

  /**
   * The beginning of a stream: at least {@link BEGINNING} bytes of it, or all that the bytes given hold.
   * @returns null for what can't be unpacked
   */
  beginning(filter: string, bytes: Buffer): Buffer | null {
    if (filter !== 'FlateDecode') return fromText(filter, bytes);
    let found: Buffer | null = bytes.length === 0 ? bytes : null;
    for (const step of STEPS) {
      const more = this.#inflated(bytes.subarray(0, step), this.#left);
      if (more === null) break;
      found = more;
      if (more.length >= BEGINNING || step >= bytes.length) break;
    }
    return found;
  }

  /** A whole stream. @returns null for what can't be unpacked, or becomes more than `atMost` bytes */
  whole(filter: string, bytes: Buffer, atMost: number): Buffer | null {
    return filter === 'FlateDecode' ? this.#inflated(bytes, Math.min(atMost, this.#left)) : fromText(filter, bytes);
  }

  #inflated(bytes: Buffer, atMost: number): Buffer | null {
    if (atMost <= 0) return null;
    try {
      const found = inflateSync(bytes, { finishFlush: constants.Z_SYNC_FLUSH, maxOutputLength: atMost });
      this.#left -= found.length;
      return found;
    } catch {
      return null;
    }
  }
}

function fromText(filter: string, bytes: Buffer): Buffer {
  const text = bytes.toString('latin1').replaceAll(/[\0\t\n\f\r ]/g, '');
  return filter === 'ASCIIHexDecode' ? Buffer.from(text.replace(/>.*$/s, ''), 'hex') : fromBase85(text);
}

function fromBase85(text: string): Buffer {
  const digits = text.replace(/^<~/, '').replace(/~.*$/s, '').replaceAll('z', '!!!!!');
  const groups = digits.match(/.{1,5}/gs) ?? [];
  return Buffer.concat(
    groups.map((group) => {
      const value = Buffer.from(group.padEnd(5, 'u'), 'latin1').reduce((sum, digit) => sum * 85 + digit - 33, 0);
      const four = Buffer.alloc(4);
      four.writeUInt32BE(Math.max(0, value) % 0x1_0000_0000);
      return four.subarray(0, group.length - 1);
    }),
  );
}
