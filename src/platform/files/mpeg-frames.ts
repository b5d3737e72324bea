/** Kilobits a second by the frame's code, of layer II and III: MPEG 1, then MPEG 2 and 2.5 (ISO/IEC 11172-3, 2.4.2.3; 13818-3). */
const RATES: Readonly<Record<string, readonly number[]>> = {
  'II/1': [0, 32, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320, 384],
  'III/1': [0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320],
  'II/2': [0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160],
  'III/2': [0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160],
};
const SAMPLES_A_SECOND = [44_100, 48_000, 32_000];
/** So many in a row are no accident. */
const IN_A_ROW = 3;

/** Do whole MPEG audio frames follow each other from the first byte on? Frames that are all alike are one colour of an image. */
export function startsAsMpegAudio(bytes: Buffer): boolean {
  const frames: Buffer[] = [];
  for (let at = 0; frames.length < IN_A_ROW;) {
    const length = frameLength(bytes, at);
    if (length === null || at + length > bytes.length) return false;
    frames.push(bytes.subarray(at, at + length));
    at += length;
  }
  return frames.some((frame) => !frame.equals(frames[0] ?? frame));
}

/** The length in bytes of the frame of layer II or III that begins there; null where none does. */
function frameLength(bytes: Buffer, at: number): number | null {
  if (at + 4 > bytes.length) return null;
  const header = bytes.readUInt32BE(at);
  if (header >>> 21 !== 0x7ff) return null;
  const version = (header >>> 19) & 3;
  const layer = [null, 'III', 'II', null][(header >>> 17) & 3] ?? null;
  const samples = SAMPLES_A_SECOND[(header >>> 10) & 3];
  if (version === 1 || layer === null || samples === undefined) return null;
  const rate = RATES[`${layer}/${version === 3 ? 1 : 2}`]?.[(header >>> 12) & 15] ?? 0;
  if (rate === 0) return null;
  const slots = layer === 'III' && version !== 3 ? 72 : 144;
  const slower = version === 3 ? 1 : version === 2 ? 2 : 4;
  return Math.floor((slots * rate * 1000 * slower) / samples) + ((header >>> 9) & 1);
}
