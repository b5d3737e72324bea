import { describe, expect, test } from '@jest/globals';
import { foundIn, jpeg, pdf, pdfWith, png } from './files.fixture.js';

const with_ = (file: Buffer, ...more: readonly (string | Buffer)[]): Buffer =>
  Buffer.concat([file, ...more.map((one) => Buffer.from(one as Buffer))]);

describe.each([1, 2, 3, 7, 8, 64, 100_000])('a file that comes in pieces of %i bytes', (size) => {
  test.each([
    ['application/pdf', pdf()],
    ['application/pdf', pdf('a long one', 10_000)],
    ['image/png', png()],
    ['image/jpeg', jpeg()],
    ['image/jpeg', with_(jpeg(), jpeg())],
  ])('D11 is a whole %s by its content', async (type, file) => {
    expect(await foundIn(file, size)).toBe(type);
  });

  test.each([
    ['a film with sound', Buffer.from('00000018667479706d703432000000006d703432', 'hex')],
    ['a sound recording', Buffer.from('RIFF\0\0\0\0WAVEfmt ')],
    ['a text', Buffer.from('%PDF')],
    ['nothing much', Buffer.from('x')],
    ['a PDF that doesn’t begin as one', with_(Buffer.from('GIF89a'), pdf())],
    ['a PNG without its header', Buffer.concat([png().subarray(0, 8), png().subarray(33)])],
  ])('D11 is refused when it is %s', async (_, file) => {
    expect(await foundIn(file, size)).toBe('type_not_accepted');
  });

  test.each([
    ['a PNG', with_(png(), 'RIFF\0\0\0\0WAVE')],
    ['a photo', with_(jpeg(), Buffer.from('00000018667479706d7034320000', 'hex'))],
    ['a photo, and made to end like one', with_(jpeg(), 'ftypmp42', Buffer.from('ffd9', 'hex'))],
    ['a PDF with sound', pdfWith('<< /Type /Sound /R 44100 >>')],
    ['a PDF with a film', pdfWith('<< /Subtype/Movie >>')],
    ['a PDF with a film player', pdfWith('<< /Subtype /RichMedia >>')],
    ['a PDF with an attachment', pdfWith('<< /Type /EmbeddedFile >>')],
    ['a PDF whose names are written otherwise', pdfWith('<< /Type /S#6fu#6Ed >>')],
  ])('D11 is refused when it is behind or inside %s', async (_, file) => {
    expect(await foundIn(file, size)).toBe('carries_another_file');
  });

  test.each([
    ['PDF', pdf()],
    ['PNG', png()],
    ['JPEG', jpeg()],
  ])('D11 is refused when a %s breaks off', async (_, file) => {
    expect(await foundIn(file.subarray(0, file.length - 7), size)).toBe('not_whole');
  });
});

test('D11 a word that only looks like a name of sound is no sound', async () => {
  expect(await foundIn(pdfWith('<< /SoundsLike (Sound) /Subtype /Link >>'))).toBe('application/pdf');
});
