import { describe, expect, test } from '@jest/globals';
import { hasSoundInText } from './sound-in-text.js';
import { hasSound, SoundSearch } from './sound-search.js';
import { mp3, noise, SOUNDS, wav } from './sounds.fixture.js';

/** Is there sound in what comes in pieces of so many bytes? */
function isFound(bytes: Buffer, size: number): boolean {
  const search = new SoundSearch();
  for (let at = 0; at < bytes.length; at += size) if (search.take(bytes.subarray(at, at + size)) !== null) return true;
  return search.end() !== null;
}

const LARGE = noise(200_000);
/** A picture of one light colour, its points of four bytes: each begins as a frame of sound does. */
const LIGHT = Buffer.from(
  Buffer.alloc(60_000, Buffer.from('e3e3e3ff', 'hex')).map((byte, at) => (at % 4_000 === 0 ? 0xe2 : byte)),
);

/** A pattern of which each part, of 19 bytes, begins as such a frame of 1,045 bytes does. */
const PATTERN = Buffer.from(
  Array.from({ length: 60_000 }, (_, at) =>
    at % 19 < 4 ? (at % 19 === 0 ? 0xff : 0xe3) : at % 4_000 === 0 ? 1 : 0x10,
  ),
);

describe('sound is found, wherever it begins', () => {
  test.each(SOUNDS)('D11 %s', (_, sound) => {
    expect(hasSound(sound)).toBe(true);
    for (const before of [3, 49_100, 56_000, 65_500, 131_072]) {
      expect([before, isFound(Buffer.concat([LARGE.subarray(0, before), sound, LARGE]), 10_000)]).toEqual([
        before,
        true,
      ]);
    }
    expect(isFound(Buffer.concat([LARGE.subarray(0, 5_000), sound, LARGE]), 7)).toBe(true);
  });

  test.each(SOUNDS)('D11 %s in a text', (_, sound) => {
    for (const digits of [sound.toString('base64'), sound.toString('hex'), `x${sound.toString('base64url')}`]) {
      expect(hasSoundInText(Buffer.from(`<x:xmpmeta a="${digits}"/>`))).toBe(true);
    }
    const lines = sound.toString('base64').replaceAll(/(.{76})/g, '$1&#xA;');
    expect(hasSoundInText(Buffer.from(`<x>${lines}</x>`, 'utf16le'))).toBe(true);
  });

  test.each<[string, Buffer]>([
    ['a text', Buffer.from('RIFFRAFF, and a form of WAVE; AIFF, fLaC and OggS are names of sound, and #!AMR is too')],
    ['what looks like nothing', LARGE],
    ['one frame alone', mp3(1)],
    ['one colour, written as such a frame is', Buffer.alloc(6_000, Buffer.from('fff3e0', 'hex'))],
    ['a light colour, written as frames are', LIGHT],
    ['a pattern that is written as frames are', PATTERN],
    ['a line down a picture', Buffer.from(Array.from({ length: 60_000 }, (_, at) => (at % 188 === 0 ? 0x47 : 0x10)))],
    ['a text in UTF-16', Buffer.from('\xff\xfeA\0B\0', 'latin1')],
    ['white', Buffer.alloc(100_000, 255)],
    ['a part of a recording without its beginning', wav().subarray(20)],
    ['nothing', Buffer.alloc(0)],
  ])('D11 is not in %s', (_, bytes) => {
    expect([hasSound(bytes), isFound(bytes, 7), hasSoundInText(bytes)]).toEqual([false, false, false]);
  });
});
