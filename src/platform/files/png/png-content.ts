import { crc32 } from 'node:zlib';
import type { ContentCheck, ContentFault } from '../content-check.js';
import { PngBeside } from './png-beside.js';
import { pngImageOf } from './png-header.js';
import { PngImageData } from './png-image-data.js';

/** The eight bytes that each PNG begins with (ISO/IEC 15948, 5.2). */
export const PNG_SIGNATURE = Buffer.from('89504e470d0a1a0a', 'hex');

/** Length and type before a chunk's data, and the check sum after it (ISO/IEC 15948, 5.3). */
const HEADER = 8;
const CHECK_SUM = 4;

/** A chunk that comes in: its data is held unless it is of the image. */
interface Chunk {
  readonly type: string;
  readonly held: Buffer[];
  left: number;
  sum: number;
}

/**
 * A PNG from its signature to its IEND: one image, exactly as large as its header says, with known chunks beside it, each with its
 * check sum, and nothing after it: what hangs on to an image is another file (D11).
 */
export class PngContent implements ContentCheck {
  readonly type = 'image/png';
  /** What was read of a signature, header or check sum that isn't whole yet, and how long it is. */
  #part = Buffer.alloc(0);
  #wanted = PNG_SIGNATURE.length;
  #chunk: Chunk | null = null;
  #image: PngImageData | null = null;
  #place: 'signature' | 'before' | 'image' | 'after' | 'ended' = 'signature';
  readonly #beside = new PngBeside();

  async take(bytes: Buffer): Promise<ContentFault | null> {
    for (let at = 0; at < bytes.length;) {
      if (this.#place === 'ended') return 'carries_another_file';
      const chunk = this.#chunk;
      const part = bytes.subarray(at, at + (chunk !== null && chunk.left > 0 ? chunk.left : this.#missing()));
      at += part.length;
      const fault = chunk !== null && chunk.left > 0 ? await this.#data(chunk, part) : await this.#between(part);
      if (fault !== null) return fault;
    }
    return null;
  }

  end(): Promise<ContentFault | null> {
    return Promise.resolve(this.#place === 'ended' ? null : 'not_whole');
  }

  #missing(): number {
    return this.#wanted - this.#part.length;
  }

  async #data(chunk: Chunk, part: Buffer): Promise<ContentFault | null> {
    chunk.left -= part.length;
    chunk.sum = crc32(part, chunk.sum);
    if (chunk.type === 'IDAT') return (await this.#image?.take(part)) ?? null;
    chunk.held.push(Buffer.from(part));
    return null;
  }

  async #between(part: Buffer): Promise<ContentFault | null> {
    this.#part = Buffer.concat([this.#part, part]);
    if (this.#missing() > 0) return null;
    const whole = this.#part;
    const chunk = this.#chunk;
    this.#part = Buffer.alloc(0);
    this.#chunk = null;
    if (chunk !== null) {
      this.#wanted = HEADER;
      return whole.readUInt32BE(0) === chunk.sum ? this.#chunkEnds(chunk) : 'carries_another_file';
    }
    if (this.#place === 'signature') {
      this.#wanted = HEADER;
      this.#place = 'before';
      return null;
    }
    this.#wanted = CHECK_SUM;
    return this.#chunkBegins(whole.toString('latin1', 4), whole.readUInt32BE(0), whole.subarray(4));
  }

  async #chunkBegins(type: string, length: number, name: Buffer): Promise<ContentFault | null> {
    this.#chunk = { type, held: [], left: length, sum: crc32(name) };
    if (this.#image === null) return type === 'IHDR' && length === 13 ? null : 'type_not_accepted';
    // The image stands in one row of chunks.
    if (type === 'IDAT' && this.#place !== 'after') {
      this.#place = 'image';
      return null;
    }
    const fault = this.#place === 'image' ? await this.#image.end() : null;
    if (fault !== null) return fault;
    if (this.#place === 'image') this.#place = 'after';
    if (type === 'IEND') return this.#place === 'after' && length === 0 ? null : 'carries_another_file';
    return this.#beside.begins(type, length);
  }

  #chunkEnds({ type, held }: Chunk): ContentFault | null {
    if (type === 'IDAT') return null;
    if (type === 'IEND') {
      this.#place = 'ended';
      return null;
    }
    const data = Buffer.concat(held);
    if (type !== 'IHDR') return this.#beside.take(type, data);
    const image = pngImageOf(data);
    this.#image = image === null ? null : new PngImageData(image);
    return image === null ? 'type_not_accepted' : null;
  }
}
