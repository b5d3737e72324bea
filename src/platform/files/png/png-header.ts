import type { Rows } from '../unpacking/row-filter.js';

/** Parts of a point by colour type (ISO/IEC 15948, 11.2.2): grey, colours, palette, grey and colours with alpha. */
const PARTS: Readonly<Record<number, number>> = { 0: 1, 2: 3, 3: 1, 4: 2, 6: 4 };
const DEPTHS: ReadonlySet<number> = new Set([1, 2, 4, 8, 16]);
/** No side of an image has more points. */
const SIDE_AT_MOST = 65_535;

/** Where the seven passes of an interlaced image begin, and how far apart their points are (ISO/IEC 15948, 8.2). */
const PASSES: readonly (readonly [x: number, y: number, across: number, down: number])[] = [
  [0, 0, 8, 8],
  [4, 0, 8, 8],
  [0, 4, 4, 8],
  [2, 0, 4, 4],
  [0, 2, 2, 4],
  [1, 0, 2, 2],
  [0, 1, 1, 2],
];

/** What a PNG's header says that its image is. */
export interface PngImage {
  readonly rows: readonly Rows[];
  /** Bytes of a point, at least one. */
  readonly pixel: number;
}

/** Reads the 13 bytes of an IHDR. @returns null where they say no image */
export function pngImageOf(header: Buffer): PngImage | null {
  if (header.length !== 13) return null;
  const [width, height] = [header.readUInt32BE(0), header.readUInt32BE(4)];
  const [depth = 0, colour = -1, packing, filter, interlace = 2] = header.subarray(8);
  const bits = (PARTS[colour] ?? 0) * depth;
  const isKnown = DEPTHS.has(depth) && bits > 0 && packing === 0 && filter === 0 && interlace <= 1;
  if (!isKnown || Math.min(width, height) === 0 || Math.max(width, height) > SIDE_AT_MOST) return null;
  const passes = interlace === 0 ? [[0, 0, 1, 1] as const] : PASSES;
  const rows = passes
    .map(([x, y, across, down]) => ({
      length: Math.ceil((Math.ceil((width - x) / across) * bits) / 8),
      count: Math.ceil((height - y) / down),
    }))
    .filter(({ length, count }) => length > 0 && count > 0);
  return { rows, pixel: Math.max(1, bits >> 3) };
}
