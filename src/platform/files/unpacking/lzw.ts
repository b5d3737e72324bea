import type { ContentFault } from '../content-check.js';
import type { Unpacking, UnpackingBudget } from './unpacking.js';

const CLEAR = 256;
const END = 257;
const FIRST_FREE = 258;
const WIDTH_AT_MOST = 12;

/** Bytes as codes of 9 to 12 bits for what came before (ISO 32000-2, 7.4.4). */
export class Lzw implements Unpacking {
  #bits = 0;
  #held = 0;
  #width = 9;
  #table: Buffer[] = [];
  #last: Buffer | null = null;
  #isOver = false;

  /** @param early how many codes early a code becomes one bit longer: one, unless it is said otherwise */
  constructor(
    private readonly budget: UnpackingBudget,
    private readonly early: number,
  ) {
    this.#clear();
  }

  take(bytes: Buffer): Promise<readonly Buffer[] | ContentFault> {
    const found: Buffer[] = [];
    for (const byte of bytes) {
      if (this.#isOver && byte > 32) return Promise.resolve('carries_another_file');
      this.#bits = ((this.#bits << 8) | byte) & 0xff_ff_ff;
      this.#held += 8;
      if (this.#isOver || this.#held < this.#width) continue;
      this.#held -= this.#width;
      const next = this.#next((this.#bits >> this.#held) & ((1 << this.#width) - 1));
      if (next === null) return Promise.resolve('not_looked_into');
      found.push(next);
    }
    const unpacked = Buffer.concat(found);
    return Promise.resolve(this.budget.spend(unpacked.length) ? [unpacked] : 'not_looked_into');
  }

  end(): Promise<readonly Buffer[] | ContentFault> {
    return Promise.resolve([]);
  }

  #clear(): void {
    this.#table = Array.from({ length: FIRST_FREE }, (_, code) => (code < CLEAR ? Buffer.of(code) : Buffer.alloc(0)));
    this.#last = null;
    this.#width = 9;
  }

  /** What a code stands for; null for one that stands for nothing yet. */
  #next(code: number): Buffer | null {
    if (code === CLEAR) this.#clear();
    if (code === END) this.#isOver = true;
    if (code === CLEAR || code === END) return Buffer.alloc(0);
    const last = this.#last;
    const known = this.#table[code] ?? (last !== null && code === this.#table.length ? withFirstOf(last, last) : null);
    if (known === null) return null;
    if (last !== null && this.#table.length < 1 << WIDTH_AT_MOST) this.#table.push(withFirstOf(last, known));
    if (this.#table.length + this.early >= 1 << this.#width) this.#width = Math.min(WIDTH_AT_MOST, this.#width + 1);
    this.#last = known;
    return known;
  }
}

function withFirstOf(bytes: Buffer, other: Buffer): Buffer {
  return Buffer.concat([bytes, other.subarray(0, 1)]);
}
