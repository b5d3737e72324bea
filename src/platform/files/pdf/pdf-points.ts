import type { BytesCheck, ContentFault } from '../content-check.js';
import { SoundSearch } from '../sound/sound-search.js';
import { RowFilter } from '../unpacking/row-filter.js';
import { isAsLargeAs, rowOf, type PdfImage } from './pdf-image.js';

/** The points of an image: neither fewer nor more than it says. */
export class PdfPoints implements BytesCheck {
  #length = 0;

  constructor(private readonly image: PdfImage) {}

  take(bytes: Buffer): ContentFault | null {
    this.#length += bytes.length;
    return null;
  }

  end(): ContentFault | null {
    return isAsLargeAs(this.image, this.#length) ? null : 'carries_another_file';
  }
}

/** Parts of a point that are worth filtering: grey, three colours, four. */
const PARTS = [1, 3, 4];
const ROW_AT_MOST = 524_288;

/**
 * The points of an image of which another object says whether its rows were filtered: either they are as many as it says, or they
 * are with a byte more a row; and there is no sound in either.
 */
export class PdfPointsOrRows implements BytesCheck {
  readonly #points: PdfPoints;
  #tried: { readonly rows: RowFilter; readonly search: SoundSearch }[];

  constructor(image: PdfImage) {
    this.#points = new PdfPoints(image);
    this.#tried = PARTS.map((parts) => ({ length: rowOf(image, parts), pixel: Math.max(1, (parts * image.bits) >> 3) }))
      .filter(({ length }) => length > 0 && length <= ROW_AT_MOST)
      .map(({ length, pixel }) => ({
        rows: new RowFilter([{ length, count: image.height }], pixel),
        search: new SoundSearch(),
      }));
  }

  take(bytes: Buffer): ContentFault | null {
    let fault = this.#points.take(bytes);
    this.#tried = this.#tried.filter(({ rows, search }) => {
      const points = rows.take(bytes);
      fault ??= points === null ? null : search.take(points);
      return points !== null;
    });
    return fault;
  }

  end(): ContentFault | null {
    const filtered = this.#tried.find(({ rows }) => rows.isWhole());
    return filtered === undefined ? this.#points.end() : filtered.search.end();
  }
}
