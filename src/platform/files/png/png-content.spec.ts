import { deflateSync } from 'node:zlib';
import { describe, expect, test } from '@jest/globals';
import { foundIn, iccProfile, png, pngChunk, pngOf } from '../files.fixture.js';
import { mp3, noise, wav } from '../sound/sounds.fixture.js';

const text = (type: string, ...parts: readonly (string | Buffer)[]): Buffer =>
  pngChunk(type, Buffer.concat(parts.map((part) => Buffer.from(part as Buffer))));
const profile = (bytes: Buffer): Buffer => text('iCCP', 'ICC\0\0', deflateSync(bytes));
const rows = (width: number, height: number, points: Buffer): Buffer =>
  Buffer.concat(
    Array.from({ length: height }, (_, row) => [Buffer.of(0), points.subarray(row * width, (row + 1) * width)]).flat(),
  );
const XMP = 'XML:com.adobe.xmp\0\0\0\0\0';
const SOUND = wav(1_000);
const TIME = pngChunk('tIME', Buffer.alloc(7));
const frames = mp3(20);

describe.each([7, 10_000_000])('a PNG that comes in pieces of %i bytes', (size) => {
  test.each<[string, Buffer]>([
    [
      'its profile and texts',
      png(profile(iccProfile()), text('tEXt', 'Author\0me'), text('iTXt', XMP, '<x:xmpmeta/>')),
    ],
    ['what its camera says', png(pngChunk('eXIf', Buffer.from('II*\0')), pngChunk('pHYs', Buffer.alloc(9)))],
    ['a packed text', png(text('zTXt', 'Comment\0\0', deflateSync(Buffer.from('a scan'))))],
    ['many points', pngOf(300, 200, deflateSync(rows(300, 200, noise(60_000))))],
    ['rows that were filtered', pngOf(3, 2, deflateSync(Buffer.of(4, 1, 2, 3, 3, 1, 1, 1)))],
  ])('D11 is taken with %s', async (_, file) => {
    expect(await foundIn(file, size)).toBe('image/png');
  });

  test.each<[string, Buffer]>([
    ['private chunks', png(pngChunk('auDo', SOUND))],
    ['other private chunks', png(pngChunk('zzZz', Buffer.alloc(4)))],
    ['a text', png(text('tEXt', 'Comment\0', SOUND))],
    ['a text of another language', png(text('iTXt', XMP, SOUND))],
    ['a packed text of another language', png(text('iTXt', 'a\0\x01\0\0\0', deflateSync(SOUND)))],
    ['a text in digits', png(text('iTXt', XMP, `<x>${SOUND.toString('base64')}</x>`))],
    ['a packed text', png(text('zTXt', 'Comment\0\0', deflateSync(SOUND)))],
    ['what follows a packed text', png(text('zTXt', 'Comment\0\0', deflateSync(Buffer.from('x')), noise(400)))],
    ['long texts', png(text('tEXt', 'a\0', 'x'.repeat(20_000)))],
    ['what a camera says', png(pngChunk('eXIf', SOUND))],
    ['a profile that is none', png(profile(SOUND))],
    ['a profile', png(profile(iccProfile(SOUND)))],
    ['what follows a profile', png(profile(Buffer.concat([iccProfile(), noise(400)])))],
    ['what follows a packed profile', png(text('iCCP', 'ICC\0\0', deflateSync(iccProfile()), noise(400)))],
    ['a large profile', png(pngChunk('iCCP', Buffer.alloc(600_000)))],
    ['a proposed palette', png(text('sPLT', 'a\0\x08', SOUND))],
    ['a long palette', png(pngChunk('PLTE', noise(900)))],
    ['a chunk that comes twice', png(pngChunk('eXIf', noise(9)), pngChunk('eXIf', noise(9)))],
    ['the last chunk', Buffer.concat([png().subarray(0, -12), pngChunk('IEND', wav(100))])],
    ['check sums', png().fill(7, 29, 33)],
    ['what follows the image', pngOf(1, 1, Buffer.concat([deflateSync(Buffer.of(0, 128)), SOUND]))],
    ['rows too many', pngOf(1, 1, deflateSync(Buffer.concat([Buffer.of(0, 128), noise(400)])))],
    [
      'data behind the image',
      Buffer.concat([png().subarray(0, -12), TIME, pngChunk('IDAT', SOUND), png().subarray(-12)]),
    ],
    ['the points', pngOf(1_016, 1, deflateSync(Buffer.concat([Buffer.of(0), SOUND])))],
    ['the points, row by row', pngOf(127, 8, deflateSync(rows(127, 8, SOUND)))],
    ['the points, as frames', pngOf(834, 10, deflateSync(rows(834, 10, frames)))],
    ['what was filtered', pngOf(1_016, 1, deflateSync(Buffer.concat([Buffer.of(1), SOUND])))],
  ])('D11 sound is refused in %s', async (_, file) => {
    expect(await foundIn(file, size)).toBe('carries_another_file');
  });

  test.each<[string, string, Buffer]>([
    ['not_looked_into', 'sound for an image', pngOf(1, 1, SOUND)],
    ['carries_another_file', 'no image', Buffer.concat([png().subarray(0, 33), png().subarray(-12)])],
    ['not_whole', 'half an image', pngOf(1, 2, deflateSync(Buffer.of(0, 128)))],
    ['type_not_accepted', 'an image without a size', pngOf(0, 1, deflateSync(Buffer.of(0)))],
    ['type_not_accepted', 'an image without an end', pngOf(4_000_000_000, 1, deflateSync(Buffer.of(0)))],
  ])('D11 is refused as %s when it has %s', async (fault, _, file) => {
    expect(await foundIn(file, file.length)).toBe(fault);
  });
});
