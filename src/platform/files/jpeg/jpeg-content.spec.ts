import { describe, expect, test } from '@jest/globals';
import { foundIn, iccProfile, jpeg, jpegOf, jpegSegment } from '../files.fixture.js';
import { adts, mp3, noise, wav } from '../sound/sounds.fixture.js';

const segment = (marker: number, ...parts: readonly (string | Buffer)[]): Buffer =>
  jpegSegment(marker, Buffer.concat(parts.map((part) => Buffer.from(part as Buffer))));
const icc = (number: number, count: number, bytes: Buffer): Buffer =>
  segment(0xe2, 'ICC_PROFILE\0', Buffer.of(number, count), bytes);
const XMP = 'http://ns.adobe.com/xap/1.0/\0';
const MORE_XMP = `http://ns.adobe.com/xmp/extension/\0${'0'.repeat(40)}`;
const SOUND = wav(400);
const profile = iccProfile(Buffer.alloc(400));
/** A profile that says it is as long as it is, with something that none of its tags has. */
const untold = Buffer.concat([profile, noise(300)]);
untold.writeUInt32BE(untold.length);
const digits = wav(3_000).toString('base64');
/** As bytes stand in a scan. */
const stuffed = (bytes: Buffer): Buffer =>
  Buffer.from(
    bytes.toString('hex').replaceAll(/(..)/g, (byte) => (byte === 'ff' ? 'ff00' : byte)),
    'hex',
  );
const resource = (data: Buffer): Buffer =>
  Buffer.concat([Buffer.from('8BIM\x04\x04\0\0\0\0\0'), Buffer.of(data.length), data]);

describe.each([7, 10_000_000])('a JPEG that comes in pieces of %i bytes', (size) => {
  test.each<[string, Buffer]>([
    ['what its camera says', jpeg(segment(0xe1, 'Exif\0\0II*\0', noise(60_000)))],
    ['a comment', jpeg(segment(0xfe, 'made at the practice'))],
    ['its profile, in two parts', jpeg(icc(1, 2, profile.subarray(0, 200)), icc(2, 2, profile.subarray(200)))],
    ['a text about it, and more of it', jpeg(segment(0xe1, XMP, '<x:xmpmeta/>'), segment(0xe1, MORE_XMP, '<x/>'))],
    ['what an image program says', jpeg(segment(0xed, 'Photoshop 3.0\0', resource(Buffer.from('keywords'))))],
    ['a second picture behind it', Buffer.concat([jpeg(), jpeg(segment(0xfe, 'smaller'))])],
    ['a long scan', jpegOf(stuffed(noise(8_000)))],
  ])('D11 is taken with %s', async (_, file) => {
    expect(await foundIn(file, size)).toBe('image/jpeg');
  });

  test.each<[string, Buffer]>([
    ['comments', jpeg(...[0, 1, 2].map(() => segment(0xfe, wav(60_000))))],
    ['comments, without its beginning', jpeg(segment(0xfe, wav(60_000).subarray(20)))],
    ['what a camera says', jpeg(segment(0xe1, 'Exif\0\0', wav(60_000)))],
    ['the midst of what a camera says', jpeg(segment(0xe1, 'Exif\0\0II*\0', noise(900), SOUND))],
    ['what a camera says, in digits', jpeg(segment(0xe1, 'Exif\0\0II*\0', `\0\x07${digits}`))],
    ['what two cameras say', jpeg(...[1, 2].map((seed) => segment(0xe1, 'Exif\0\0II*\0', noise(900, seed))))],
    ['a segment that nobody knows', jpeg(segment(0xe5, 'audio'))],
    ['a known segment of another name', jpeg(segment(0xe2, 'FPXR\0 sound'))],
    ['more segments than a photo has', jpeg(...Array.from({ length: 20 }, () => icc(1, 1, Buffer.alloc(60_000))))],
    ['a profile that is none', jpeg(icc(1, 1, SOUND))],
    ['a profile that is none, in its midst', jpeg(icc(1, 1, Buffer.concat([Buffer.alloc(100), SOUND])))],
    ['a profile', jpeg(icc(1, 1, iccProfile(SOUND)))],
    ['a profile, outside what it has', jpeg(icc(1, 1, untold))],
    ['what follows a profile', jpeg(icc(1, 2, profile), icc(2, 2, noise(900)))],
    ['a table that is too long', jpeg(segment(0xdb, Buffer.of(0), Buffer.alloc(64, 16), SOUND))],
    [
      'tables that are too many',
      jpeg(...Array.from({ length: 600 }, (_, at) => segment(0xdb, Buffer.of(0x10), noise(128, at)))),
    ],
    ['a table of codes that is too long', jpeg(segment(0xc4, Buffer.of(0), Buffer.alloc(16), SOUND))],
    ['a header of the picture', jpeg(segment(0xc1, Buffer.from('080040004001011100', 'hex'), SOUND))],
    ['a header of the scan', jpeg(segment(0xda, Buffer.from('010100003f00', 'hex'), SOUND))],
    ['a small picture in front', jpeg(segment(0xe0, 'JFXX\0\x10', SOUND))],
    ['the scan', jpegOf(SOUND)],
    ['the midst of the scan', jpegOf(Buffer.concat([noise(300).map((byte) => byte & 127), SOUND]))],
    ['the scan, as frames', jpegOf(stuffed(mp3(9)))],
    ['the scan, as other frames', jpegOf(stuffed(adts(9)))],
    ['a scan that is longer than the picture', jpegOf(Buffer.alloc(20_000, 1))],
    ['a text about it', jpeg(segment(0xe1, XMP, SOUND))],
    ['a text about it, in digits', jpeg(segment(0xe1, XMP, `<x a="${digits}"/>`))],
    [
      'a text about it, in digits of two segments',
      jpeg(segment(0xe1, MORE_XMP, `<x a="${digits.slice(0, 9)}`), segment(0xe1, MORE_XMP, digits.slice(9))),
    ],
    ['a text that says so', jpeg(segment(0xe1, XMP, '<x GAudio:Mime="audio/mp4a-latm"/>'))],
    ['what an image program says', jpeg(segment(0xed, 'Photoshop 3.0\0', resource(SOUND.subarray(0, 200))))],
    ['what follows what it says', jpeg(segment(0xed, 'Photoshop 3.0\0', noise(300)))],
    ['what is behind it', Buffer.concat([jpeg(), SOUND])],
    ['the second picture', Buffer.concat([jpeg(), jpegOf(SOUND)])],
  ])('D11 sound is refused in %s', async (_, file) => {
    expect(await foundIn(file, size)).toBe('carries_another_file');
  });

  test('D11 a JPEG without a picture is none', async () => {
    expect(
      await foundIn(Buffer.concat([Buffer.from('ffd8', 'hex'), segment(0xfe, 'x'), Buffer.from('ffd9', 'hex')]), size),
    ).toBe('not_whole');
  });
});
