import { setImmediate } from 'node:timers/promises';
import type { ContentFault } from '../content-check.js';
import { SoundSearch } from '../sound/sound-search.js';
import { Inflation } from '../unpacking/inflation.js';
import { RowFilter } from '../unpacking/row-filter.js';
import { STEP, UnpackingBudget } from '../unpacking/unpacking.js';
import type { PngImage } from './png-header.js';

/** So much an image becomes at most: 64 million points of four bytes. */
const UNPACKED_AT_MOST = 268_435_456;

/** The image of a PNG: packed once, exactly as many rows as its header says, and no sound for points (D11). */
export class PngImageData {
  readonly #inflation = new Inflation(new UnpackingBudget(UNPACKED_AT_MOST), /^$/);
  readonly #rows: RowFilter;
  readonly #filtered = new SoundSearch();
  readonly #points = new SoundSearch();

  constructor({ rows, pixel }: PngImage) {
    this.#rows = new RowFilter(rows, pixel);
  }

  async take(bytes: Buffer): Promise<ContentFault | null> {
    for (let at = 0; at < bytes.length; at += STEP) {
      const fault = await this.#judged(await this.#inflation.take(bytes.subarray(at, at + STEP)));
      if (fault !== null) return fault;
    }
    return null;
  }

  async end(): Promise<ContentFault | null> {
    const fault = await this.#judged(await this.#inflation.end());
    if (fault !== null) return fault;
    return this.#rows.isWhole() ? (this.#filtered.end() ?? this.#points.end()) : 'not_whole';
  }

  async #judged(parts: readonly Buffer[] | ContentFault): Promise<ContentFault | null> {
    if (typeof parts === 'string') return parts;
    for (const part of parts) {
      const points = this.#rows.take(part);
      const fault = points === null ? 'carries_another_file' : (this.#filtered.take(part) ?? this.#points.take(points));
      if (fault !== null) return fault;
      if (parts.length > 1) await setImmediate();
    }
    return null;
  }
}
