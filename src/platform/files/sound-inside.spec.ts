import { deflateSync } from 'node:zlib';
import { describe, expect, test } from '@jest/globals';
import { jpeg, jpegSegment, mp3, pdf, pdfStream, pdfWith, png, pngChunk, wav } from './files.fixture.js';
import { TypeByContent } from './type-by-content.js';

/** What a file is found to be when it comes in pieces of so many bytes. */
function found(file: Buffer, size: number): string {
  const content = new TypeByContent();
  for (let at = 0; at < file.length; at += size) {
    const fault = content.take(file.subarray(at, at + size));
    if (fault !== null) return fault;
  }
  const end = content.end();
  return 'type' in end ? end.type : end.fault;
}

const flate = (says: string, data: string | Buffer): Buffer =>
  pdfStream(`${says} /Filter /FlateDecode`, deflateSync(Buffer.from(data as Buffer)));
const packed = (objects: string): Buffer => flate('/Type /ObjStm /N 1 /First 4', `3 0 ${objects}`);
const hex = (data: Buffer): Buffer => Buffer.from(`${data.toString('hex')}>`);
const SOUND = '<< /Type /Annot /Subtype /Sound /Sound 4 0 R >>';
const profile = Buffer.concat([Buffer.from('ICC\0\0'), deflateSync(Buffer.alloc(300, 1))]);

describe.each([7, 10_000_000])('a file that comes in pieces of %i bytes', (size) => {
  test.each([
    ['a PDF with packed objects', pdfWith(packed('<< /Type /Page /Group << /BM /Screen >> /T (Sound) /N null >>'))],
    ['a PDF with a packed text', pdfWith(flate('/DecodeParms << /Predictor 12 /Columns 4 >>', 'a text'))],
    ['a PDF with a photo', pdfWith(pdfStream('/Subtype /Image /Filter [ /DCTDecode ]', jpeg()))],
    ['a PDF with a packed photo', pdfWith(pdfStream('/Filter [/ASCIIHexDecode /DCTDecode]', hex(jpeg())))],
    ['a PDF that was added to', Buffer.concat([pdf(), Buffer.from('5 0 obj [ 1 -2.5 <6a> (a\\)b) ] endobj\n%%EOF')])],
    ['a PDF with an empty stream', pdfWith(flate('', ''))],
    ['a PNG with its profile and a text', png(pngChunk('iCCP', profile), pngChunk('tEXt', Buffer.from('Author\0me')))],
    ['a photo with what its camera says', jpeg(jpegSegment(0xe1, Buffer.from('Exif\0\0II*\0')))],
    ['a photo with a comment', jpeg(jpegSegment(0xfe, Buffer.from('made at the practice')))],
  ])('D11 is taken when it is %s', (_, file) => {
    expect(found(file, size)).toMatch(/^(application|image)\//);
  });

  test.each([
    ['before a second end of a PDF', Buffer.concat([pdf(), wav(), Buffer.from('\n%%EOF\n')])],
    ['between two objects of a PDF', Buffer.concat([pdf(), wav(), Buffer.from(' 7 0 obj 1 endobj %%EOF')])],
    ['in a comment of a PDF', Buffer.concat([pdf(), Buffer.from('%'), wav(), Buffer.from('\n%%EOF\n')])],
    ['as a plain stream of a PDF', pdfWith(pdfStream('', wav()))],
    ['as a packed stream of a PDF', pdfWith(flate('', wav()))],
    ['as a stream packed twice', pdfWith(pdfStream('/Filter [/ASCIIHexDecode /FlateDecode]', hex(deflateSync(wav()))))],
    ['as frames in a stream of a PDF', pdfWith(flate('', mp3()))],
    [
      'behind a byte for a predictor',
      pdfWith(flate('/DecodeParms << /Predictor 12 >>', `\0${wav(9).toString('latin1')}`)),
    ],
    ['as a string of a PDF', pdfWith(Buffer.concat([Buffer.from('('), wav(), Buffer.from(')')]))],
    ['as digits of a PDF', pdfWith(`<${wav(100).toString('hex')}>`)],
    ['as an annotation in packed objects', pdfWith(packed(SOUND))],
    ['as an annotation written otherwise, in packed objects', pdfWith(packed('<< /S#6fund 4 0 R >>'))],
    ['as a film in packed objects', pdfWith(packed('<< /Subtype /Movie >>'))],
    ['as a screen', pdfWith('<< /Subtype /Screen >>')],
    ['as what a screen plays', pdfWith('<< /S /Rendition >>')],
    ['as an attachment without a type', pdfWith('<< /Type /Filespec /EF << /F 4 0 R >> >>')],
    ['by starting another program', pdfWith('<< /S /Launch >>')],
    ['by a program of its own', pdfWith(packed('<< /S /JavaScript /JS (app.media) >>'))],
    ['in comments of a photo', jpeg(...[0, 1, 2].map(() => jpegSegment(0xfe, wav(60_000))))],
    ['in comments of a photo, without its beginning', jpeg(jpegSegment(0xfe, wav(60_000).subarray(20)))],
    ['as what a camera says', jpeg(jpegSegment(0xe1, Buffer.concat([Buffer.from('Exif\0\0'), wav(60_000)])))],
    ['in a segment that nobody knows', jpeg(jpegSegment(0xe5, Buffer.from('audio')))],
    ['in a known segment of another name', jpeg(jpegSegment(0xe2, Buffer.from('FPXR\0 sound')))],
    [
      'in more segments than a photo has',
      jpeg(
        ...Array.from({ length: 20 }, () =>
          jpegSegment(0xe2, Buffer.concat([Buffer.from('ICC_PROFILE\0'), Buffer.alloc(60_000)])),
        ),
      ),
    ],
    ['behind a photo', Buffer.concat([jpeg(), wav()])],
    ['in private chunks of a PNG', png(pngChunk('auDo', wav()))],
    ['in other private chunks of a PNG', png(pngChunk('zzZz', Buffer.alloc(4)))],
    ['as a text of a PNG', png(pngChunk('tEXt', Buffer.concat([Buffer.from('Comment\0'), wav(1_000)])))],
    ['as long texts of a PNG', png(pngChunk('tEXt', Buffer.alloc(20_000, 'x')))],
    ['as what a camera says in a PNG', png(pngChunk('eXIf', wav(1_000)))],
    ['in a large profile of a PNG', png(pngChunk('iCCP', Buffer.alloc(600_000)))],
    ['in the last chunk of a PNG', Buffer.concat([png().subarray(0, -12), pngChunk('IEND', wav(100))])],
  ])('D11 sound is refused %s', (_, file) => {
    expect(found(file, size)).toBe('carries_another_file');
  });

  test.each([
    ['that only a password opens', pdfWith('<< /Encrypt 4 0 R >>')],
    ['with a filter nobody looks through', pdfWith(pdfStream('/Filter /Crypt', wav(9)))],
    ['with a filter that stands elsewhere', pdfWith(pdfStream('/Filter 4 0 R', Buffer.alloc(9)))],
    ['with two filters for one stream', pdfWith(pdfStream('/Filter /DCTDecode /Filter /FlateDecode', Buffer.alloc(9)))],
    [
      'with a stream that is not packed as it says',
      pdfWith(pdfStream('/Filter /FlateDecode', Buffer.from('not at all'))),
    ],
    ['with objects behind a predictor', pdfWith(flate('/Type /ObjStm /DecodeParms << /Predictor 12 >>', SOUND))],
    ['with objects that become too many', pdfWith(flate('/Type /ObjStm', Buffer.alloc(16_800_000, ' ')))],
  ])('D11 a PDF is refused %s, for nobody can look into it', (_, file) => {
    expect(found(file, size)).toBe('not_looked_into');
  });
});
