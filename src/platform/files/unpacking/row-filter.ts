/** Rows that have the same length: in an interlaced image there are several kinds of them, one after the other. */
export interface Rows {
  /** In bytes, without the one that says how the row is filtered. */
  readonly length: number;
  readonly count: number;
}

/**
 * Undoes what a PNG, or a PDF's predictor, does to rows before they are packed (ISO/IEC 15948, 9.2): a byte, and then the difference
 * to what stands left of it, above it, or both.
 */
export class RowFilter {
  readonly #kinds: Rows[];
  #rowsLeft = 0;
  #above = Buffer.alloc(0);
  #row = Buffer.alloc(0);
  #filled = 0;

  /**
   * @param kinds of rows, in their order, each with a length
   * @param pixel how many bytes left of a byte the same part of the neighbouring point stands
   */
  constructor(
    kinds: readonly Rows[],
    private readonly pixel: number,
  ) {
    this.#kinds = [...kinds];
    this.#next();
  }

  /** @returns the bytes of the rows that are whole now, unfiltered; null where there is no such filter, or a row too many */
  take(bytes: Buffer): Buffer | null {
    const rows: Buffer[] = [];
    for (let at = 0; at < bytes.length;) {
      if (this.#row.length === 0) return null;
      const copied = bytes.copy(this.#row, this.#filled, at);
      at += copied;
      this.#filled += copied;
      if (this.#filled === this.#row.length) {
        if (!this.#unfilter()) return null;
        rows.push(this.#above.subarray(1));
        this.#rowsLeft -= 1;
        if (this.#rowsLeft === 0) this.#next();
      }
    }
    return Buffer.concat(rows);
  }

  /** The bytes of a row that didn't become whole, as they stand. */
  rest(): Buffer {
    return this.#row.subarray(1, Math.max(1, this.#filled));
  }

  /** Have all rows come in, and no byte more? */
  isWhole(): boolean {
    return this.#row.length === 0;
  }

  #next(): void {
    const kind = this.#kinds.shift();
    this.#rowsLeft = kind?.count ?? 0;
    this.#filled = 0;
    this.#row = Buffer.alloc(kind === undefined ? 0 : kind.length + 1);
    this.#above = Buffer.alloc(this.#row.length);
  }

  /** The row becomes the one above the next. */
  #unfilter(): boolean {
    const row = this.#row;
    const above = this.#above;
    const { pixel } = this;
    const filter = row[0] ?? 0;
    if (filter > 4) return false;
    for (let at = 1; filter > 0 && at < row.length; at += 1) {
      const left = at > pixel ? (row[at - pixel] ?? 0) : 0;
      const up = above[at] ?? 0;
      const corner = at > pixel ? (above[at - pixel] ?? 0) : 0;
      const guess = filter === 1 ? left : filter === 2 ? up : filter === 3 ? (left + up) >> 1 : paeth(left, up, corner);
      row[at] = (row[at] ?? 0) + guess;
    }
    this.#row = Buffer.alloc(row.length);
    this.#filled = 0;
    this.#above = row;
    return true;
  }
}

/** Of the three neighbours the one that is nearest to their plane. */
function paeth(left: number, up: number, corner: number): number {
  const toLeft = Math.abs(up - corner);
  const toUp = Math.abs(left - corner);
  const toCorner = Math.abs(left + up - 2 * corner);
  if (toLeft <= toUp && toLeft <= toCorner) return left;
  return toUp <= toCorner ? up : corner;
}
