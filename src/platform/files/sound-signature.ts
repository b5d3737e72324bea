import { startsAsMpegAudio } from './mpeg-frames.js';

/** So much of a stream's or segment's beginning is looked at. */
export const BEGINNING = 4_608;

/** What a container of sound or film begins with, and where that stands. */
const SIGNATURES: readonly (readonly [at: number, text: string])[] = [
  [0, 'OggS'],
  [0, 'fLaC'],
  [0, 'ID3'],
  [0, '.snd'],
  [0, '#!AMR'],
  [0, 'MThd'],
  [0, '\x1aE\xdf\xa3'],
  [0, '0&\xb2u\x8ef\xcf\x11'],
  [4, 'ftyp'],
];
/** Chunked containers: their name, and eight bytes on what they hold. */
const CHUNKED: readonly (readonly [name: string, holds: readonly string[]])[] = [
  ['RIFF', ['WAVE', 'AVI ', 'RMID']],
  ['RF64', ['WAVE']],
  ['FORM', ['AIFF', 'AIFC', '8SVX']],
];

/**
 * D11 — does this begin as sound does: RIFF, AIFF, Ogg, FLAC, MPEG, MP4, Matroska, ASF, AU, AMR or MIDI?
 * @param beginning the first {@link BEGINNING} bytes of a decoded stream, segment or string, or all of it
 */
export function startsAsSound(beginning: Buffer): boolean {
  const says = (at: number, text: string): boolean => beginning.toString('latin1', at, at + text.length) === text;
  return (
    SIGNATURES.some(([at, text]) => says(at, text)) ||
    CHUNKED.some(([name, holds]) => says(0, name) && holds.some((what) => says(8, what))) ||
    startsAsMpegAudio(beginning)
  );
}
