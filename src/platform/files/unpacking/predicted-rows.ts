import type { ContentFault } from '../content-check.js';
import { RowFilter } from './row-filter.js';
import type { Unpacking } from './unpacking.js';

/** Rows that were filtered as those of a PNG before they were packed (ISO 32000-2, 7.4.4.4). */
export class PredictedRows implements Unpacking {
  readonly #rows: RowFilter;

  /** @param columns how many points a row has, of so many parts of so many bits each */
  constructor(columns: number, parts: number, bits: number) {
    const length = Math.ceil((columns * parts * bits) / 8);
    this.#rows = new RowFilter([{ length, count: Infinity }], Math.max(1, (parts * bits) >> 3));
  }

  take(bytes: Buffer): Promise<readonly Buffer[] | ContentFault> {
    const rows = this.#rows.take(bytes);
    return Promise.resolve(rows === null ? 'not_looked_into' : [rows]);
  }

  end(): Promise<readonly Buffer[] | ContentFault> {
    return Promise.resolve([this.#rows.rest()]);
  }
}

/** Rows of which each byte was replaced by its difference to the same part of the point before (TIFF 6, 14); of eight bits each. */
export class DifferencedRows implements Unpacking {
  readonly #row: number;
  /** Of the row that comes in: where in it the next byte stands, and the last point. */
  #at = 0;
  readonly #point: Buffer;

  constructor(
    columns: number,
    private readonly parts: number,
  ) {
    this.#row = columns * parts;
    this.#point = Buffer.alloc(parts);
  }

  take(bytes: Buffer): Promise<readonly Buffer[] | ContentFault> {
    const found = Buffer.from(bytes);
    for (const [index, byte] of bytes.entries()) {
      if (this.#at === 0) this.#point.fill(0);
      const part = this.#at % this.parts;
      this.#point[part] = (this.#point[part] ?? 0) + byte;
      found[index] = this.#point[part] ?? 0;
      this.#at = (this.#at + 1) % this.#row;
    }
    return Promise.resolve([found]);
  }

  end(): Promise<readonly Buffer[] | ContentFault> {
    return Promise.resolve([]);
  }
}
