import { hasSound } from './sound/sound-search.js';

/** A profile's header, and one line of its table of tags (ICC.1:2022, 7.2 and 7.3). */
const HEADER = 128;
const TAG = 12;
/** So much may stand between tags, and behind the last: there, in a PDF, also the end of a line. */
const BETWEEN = 3;
const END_OF_LINE = 2;
const TAGS_AT_MOST = 128;
/** No profile of a document is larger; those for print, with their tables, are the largest. */
export const ICC_AT_MOST = 4_194_304;

/** D11 — is this a colour profile and nothing else: as long as it says, all of it in its tags, and without sound? */
export function isIccProfile(bytes: Buffer): boolean {
  if (bytes.length < HEADER + 4 || bytes.length > ICC_AT_MOST) return false;
  const behind = bytes.length - bytes.readUInt32BE(0);
  if (behind < 0 || behind > END_OF_LINE || bytes.toString('latin1', 36, 40) !== 'acsp') return false;
  const count = bytes.readUInt32BE(HEADER);
  const table = HEADER + 4 + count * TAG;
  if (count > TAGS_AT_MOST || table > bytes.length) return false;
  return areTagsWhole(bytes, table, count) && !hasSound(bytes);
}

/** Tags lie behind their table, up to three bytes apart, and may be shared; each says what it is in four letters and four zeros. */
function areTagsWhole(bytes: Buffer, table: number, count: number): boolean {
  const tags = Array.from({ length: count }, (_, index) => HEADER + 4 + index * TAG)
    .map((at) => ({ from: bytes.readUInt32BE(at + 4), length: bytes.readUInt32BE(at + 8) }))
    .sort((one, other) => one.from - other.from);
  let covered = table;
  for (const { from, length } of tags) {
    if (from > covered + BETWEEN || from + length > bytes.length || !/^[\x20-\x7e]{4}\0{4}$/.test(type(bytes, from)))
      return false;
    covered = Math.max(covered, from + length);
  }
  return bytes.length - covered <= BETWEEN + END_OF_LINE;
}

function type(bytes: Buffer, at: number): string {
  return bytes.toString('latin1', at, at + 8);
}
