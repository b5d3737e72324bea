import { ac3Frame, adtsFrame, mpegFrame, transportPacket, type FrameAt } from './frame-lengths.js';

/** So many in a row, all of one recording, are no accident. */
const IN_A_ROW = 4;
/** So many beginnings of frames stand within another frame by accident. */
const BY_ACCIDENT = 2;
/** Of packets without more than one byte to know them by. */
const PACKETS_IN_A_ROW = 8;
/**
 * What a frame may begin with: two bytes of MPEG audio or AAC that don't come again at once, as the points of a picture in one colour do;
 * those of AC-3; and of a transport stream.
 */
const MAY_BEGIN = /\xff([\xe2-\xe5\xf0-\xf5\xf8-\xfd])(?![^]{0,12}\xff\1)|\x0bw|G(?=[^]{187}G)/g;

/** No run that counts is longer, in bytes: so much has to follow a place for it to be judged. */
export const RUN_AT_MOST = 16_384;

/**
 * D11 — do whole frames of sound follow each other somewhere: MPEG audio, AAC, AC-3 or an MPEG transport stream, which need no header?
 * @param text the bytes, one a letter
 * @param until no run counts that begins behind it
 */
export function hasFrameRun(bytes: Buffer, text: string, until: number): boolean {
  MAY_BEGIN.lastIndex = 0;
  for (let found = MAY_BEGIN.exec(text); found !== null && found.index < until; found = MAY_BEGIN.exec(text)) {
    if (isRun(bytes, found.index)) return true;
    MAY_BEGIN.lastIndex = found.index + 1;
  }
  return false;
}

function isRun(bytes: Buffer, at: number): boolean {
  if (bytes[at] === 0x0b) return follows(bytes, at, ac3Frame, IN_A_ROW);
  if (bytes[at] === 0x47) return follows(bytes, at, transportPacket, PACKETS_IN_A_ROW) && isCounted(bytes, at);
  return follows(bytes, at, mpegFrame, IN_A_ROW) || follows(bytes, at, adtsFrame, IN_A_ROW);
}

/** Frames that are all alike, or that begin within each other, are the colours of an image. */
function follows(bytes: Buffer, from: number, frameAt: FrameAt, times: number): boolean {
  const frames: Buffer[] = [];
  const first = frameAt(bytes, from);
  for (let at = from; frames.length < times;) {
    const frame = frameAt(bytes, at);
    if (frame === null || frame.alike !== first?.alike || at + frame.length > bytes.length) return false;
    frames.push(bytes.subarray(at, at + frame.length));
    at += frame.length;
  }
  return (
    frames.some((frame) => !frame.equals(frames[0] ?? frame)) && !frames.some((frame) => hasOthers(frame, frameAt))
  );
}

function hasOthers(frame: Buffer, frameAt: FrameAt): boolean {
  const { alike } = frameAt(frame, 0) ?? { alike: -1 };
  let others = 0;
  for (let at = 1; at < frame.length && others <= BY_ACCIDENT; at += 1) {
    if (frame[at] === frame[0] && frameAt(frame, at)?.alike === alike) others += 1;
  }
  return others > BY_ACCIDENT;
}

/** Packets of one programme count up from 0 to 15; a line that goes down an image doesn't. */
function isCounted(bytes: Buffer, from: number): boolean {
  const last = new Map<number, number>();
  let counted = 0;
  for (let packet = 0; packet < PACKETS_IN_A_ROW; packet += 1) {
    const at = from + packet * 188;
    const programme = bytes.readUInt16BE(at + 1) & 0x1fff;
    const counter = (bytes[at + 3] ?? 0) & 15;
    const before = last.get(programme);
    if (before !== undefined && counter === ((before + 1) & 15)) counted += 1;
    last.set(programme, counter);
  }
  return counted > 0;
}
