/** Kilobits a second by the frame's code, of layer II and III: MPEG 1, then MPEG 2 and 2.5 (ISO/IEC 11172-3, 2.4.2.3; 13818-3). */
const RATES: Readonly<Record<string, readonly number[]>> = {
  'II/1': [0, 32, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320, 384],
  'III/1': [0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320],
  'II/2': [0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160],
  'III/2': [0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160],
};
const SAMPLES_A_SECOND = [44_100, 48_000, 32_000];

/** One frame of sound: its length in bytes, and what all frames of one recording say alike. */
export interface SoundFrame {
  readonly length: number;
  readonly alike: number;
}

/** How a format says where its next frame begins; null where no frame begins. */
export type FrameAt = (bytes: Buffer, at: number) => SoundFrame | null;

/** MPEG audio of layer II or III (ISO/IEC 11172-3, 2.4.1.3). */
export const mpegFrame: FrameAt = (bytes, at) => {
  const header = at + 4 > bytes.length ? 0 : bytes.readUInt32BE(at);
  if (header >>> 21 !== 0x7ff) return null;
  const version = (header >>> 19) & 3;
  const layer = [null, 'III', 'II', null][(header >>> 17) & 3] ?? null;
  const samples = SAMPLES_A_SECOND[(header >>> 10) & 3];
  if (version === 1 || layer === null || samples === undefined) return null;
  const rate = RATES[`${layer}/${version === 3 ? 1 : 2}`]?.[(header >>> 12) & 15] ?? 0;
  if (rate === 0) return null;
  const slots = layer === 'III' && version !== 3 ? 72 : 144;
  const slower = version === 3 ? 1 : version === 2 ? 2 : 4;
  const length = Math.floor((slots * rate * 1000 * slower) / samples) + ((header >>> 9) & 1);
  // Rate, padding, and what the stereo channels share change from frame to frame.
  return { length, alike: (header & 0xff_fe_0c_00) >>> 0 };
};

/** AAC in its transport stream of frames (ISO/IEC 13818-7, 6.2). */
export const adtsFrame: FrameAt = (bytes, at) => {
  const header = at + 7 > bytes.length ? 0 : bytes.readUInt32BE(at);
  const samples = (header >>> 10) & 15;
  if (header >>> 20 !== 0xfff || (header & 0x0006_0000) !== 0 || samples > 12) return null;
  const length = ((header & 3) << 11) | (bytes.readUInt16BE(at + 4) >>> 5);
  return length < 8 ? null : { length, alike: (header & 0xff_ff_fd_c0) >>> 0 };
};

/** Kilobits a second of AC-3, by half the frame's code (ATSC A/52, table 5.18). */
const AC3_RATES = [32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320, 384, 448, 512, 576, 640];

/** AC-3 (ATSC A/52, 5.3). */
export const ac3Frame: FrameAt = (bytes, at) => {
  if (at + 5 > bytes.length || bytes.readUInt16BE(at) !== 0x0b77) return null;
  const code = bytes[at + 4] ?? 0;
  const samples = [48_000, 44_100, 32_000][code >>> 6];
  const rate = AC3_RATES[(code & 63) >>> 1];
  if (samples === undefined || rate === undefined) return null;
  const words = Math.floor((96_000 * rate) / samples) + (samples === 44_100 ? code & 1 : 0);
  return { length: 2 * words, alike: code };
};

/** A packet of an MPEG transport stream that carries something (ISO/IEC 13818-1, 2.4.3.2): 188 bytes. */
export const transportPacket: FrameAt = (bytes, at) => {
  const header = at + 4 > bytes.length ? 0 : bytes.readUInt32BE(at);
  const isWhole = header >>> 24 === 0x47 && (header & 0x0080_00c0) === 0 && (header & 0x30) !== 0;
  return isWhole ? { length: 188, alike: 0x47 } : null;
};
