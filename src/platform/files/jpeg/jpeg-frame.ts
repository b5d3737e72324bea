/** Points of a block, along a side (ITU-T T.81, A.1). */
const BLOCK = 8;
/** A sample becomes no more than so many bytes in a real photo, and so many stand in the smallest. */
const BYTES_A_SAMPLE = 2;
const BYTES_AT_LEAST = 1_024;

/** Markers of the pictures that everybody shows: baseline, extended and progressive (ITU-T T.81, table B.1). */
export const FRAMES: ReadonlySet<number> = new Set([0xc0, 0xc1, 0xc2]);

/** A picture's size, and how its parts are sampled. */
export interface JpegFrame {
  readonly width: number;
  readonly height: number;
  readonly parts: number;
  /** So many bytes its coded data has at most. */
  readonly scanAtMost: number;
}

/** Reads the data of a frame header (ITU-T T.81, B.2.2). @returns null where it says no picture */
export function jpegFrameOf(data: Buffer): JpegFrame | null {
  const parts = data[5] ?? 0;
  if (parts === 0 || parts > 4 || data.length !== 6 + 3 * parts) return null;
  const [height, width] = [data.readUInt16BE(1), data.readUInt16BE(3)];
  if (height === 0 || width === 0) return null;
  const sampling = Array.from({ length: parts }, (_, part) => data[7 + 3 * part] ?? 0);
  if (sampling.some((both) => !isSide(both >> 4) || !isSide(both & 15))) return null;
  const across = Math.max(...sampling.map((both) => both >> 4));
  const down = Math.max(...sampling.map((both) => both & 15));
  const units = Math.ceil(width / (BLOCK * across)) * Math.ceil(height / (BLOCK * down));
  const blocks = sampling.reduce((sum, both) => sum + (both >> 4) * (both & 15), 0);
  return { width, height, parts, scanAtMost: BYTES_AT_LEAST + BYTES_A_SAMPLE * BLOCK * BLOCK * units * blocks };
}

function isSide(times: number): boolean {
  return times >= 1 && times <= 4;
}
