import type { ContentFault } from '../content-check.js';
import type { Unpacking, UnpackingBudget } from './unpacking.js';

const END = 128;

/** Runs of one byte, or of bytes as they stand (ISO 32000-2, 7.4.5). */
export class RunLengths implements Unpacking {
  #copies = 0;
  #repeats = 0;
  #isOver = false;

  constructor(private readonly budget: UnpackingBudget) {}

  take(bytes: Buffer): Promise<readonly Buffer[] | ContentFault> {
    const found: Buffer[] = [];
    for (let at = 0; at < bytes.length;) {
      const byte = bytes[at] ?? 0;
      if (this.#isOver) {
        if (byte > 32) return Promise.resolve('carries_another_file');
        at += 1;
      } else if (this.#copies > 0) {
        const part = Buffer.from(bytes.subarray(at, at + this.#copies));
        found.push(part);
        at += part.length;
        this.#copies -= part.length;
      } else {
        at += 1;
        if (this.#repeats > 0) found.push(Buffer.alloc(this.#repeats, byte));
        const isLength = this.#repeats === 0;
        this.#repeats = 0;
        if (isLength && byte < END) this.#copies = byte + 1;
        else if (isLength && byte > END) this.#repeats = 257 - byte;
        else this.#isOver = isLength;
      }
    }
    const unpacked = Buffer.concat(found);
    return Promise.resolve(this.budget.spend(unpacked.length) ? [unpacked] : 'not_looked_into');
  }

  end(): Promise<readonly Buffer[] | ContentFault> {
    return Promise.resolve([]);
  }
}
