import { describe, expect, test } from '@jest/globals';
import { mp3, wav } from './files.fixture.js';
import { startsAsSound } from './sound-signature.js';

describe('what begins as sound does', () => {
  test.each([
    ['RIFF/WAVE', wav(100)],
    ['AIFF', Buffer.from('FORM\0\0\0\0AIFFCOMM')],
    ['Ogg', Buffer.from('OggS\0')],
    ['FLAC', Buffer.from('fLaC\0')],
    ['MPEG with its tag', Buffer.from('ID3\x04')],
    ['MPEG frame by frame', mp3()],
    ['MP4', Buffer.from('\0\0\0\x18ftypM4A ')],
  ])('D11 %s', (_, bytes) => {
    expect(startsAsSound(bytes)).toBe(true);
  });

  test.each([
    ['a text', Buffer.from('RIFFRAFF, and a form')],
    ['one frame alone', mp3(1)],
    ['one colour, written as such a frame is', Buffer.alloc(6_000, Buffer.from('fff3e0', 'hex'))],
    ['a text in UTF-16', Buffer.from('\xff\xfeA\0B\0', 'latin1')],
    ['nothing', Buffer.alloc(0)],
  ])('D11 is not %s', (_, bytes) => {
    expect(startsAsSound(bytes)).toBe(false);
  });
});
