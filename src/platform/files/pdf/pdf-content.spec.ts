import { deflateSync } from 'node:zlib';
import { describe, expect, test } from '@jest/globals';
import { flate, foundIn, iccProfile, jpeg, jpegOf, pdf, pdfStream, pdfWith } from '../files.fixture.js';
import { mp3, noise, SOUNDS, wav } from '../sound/sounds.fixture.js';
import { PdfContent } from './pdf-content.js';

const packed = (objects: string): Buffer => flate('/Type /ObjStm /N 1 /First 4', `3 0 ${objects}`);
const hex = (data: Buffer): Buffer => Buffer.from(`${data.toString('hex')}>`);
const all = (...parts: readonly (string | Buffer)[]): Buffer =>
  Buffer.concat(parts.map((part) => Buffer.from(part as Buffer)));
const image = (width: number, height: number, says = ''): string =>
  `/Subtype /Image /Width ${width} /Height ${height} /BitsPerComponent 8 ${says}`;
const PREDICTED = '/DecodeParms << /Predictor 12 /Columns 3 >>';
const SOUND = '<< /Type /Annot /Subtype /Sound /Sound 4 0 R >>';
const CMAP =
  '/CIDInit /ProcSet findresource begin 12 dict begin begincmap 1 beginbfchar <01> <0041> endbfchar endcmap end end';
/** The example of ISO 32000-2, 7.4.4.2, of ten bytes. */
const LZW = Buffer.from('800b6050220c0c8501', 'hex');
const DIFFERENCES = '/DecodeParms << /Predictor 2 /Columns 4 >>';
const differences = (bytes: Buffer): Buffer => Buffer.from(bytes.map((byte, at) => byte - (bytes[at - 1] ?? 0)));
const TRUE_TYPE = all('\0\x01\0\0\0\x01\0\0\0\0\0\0', 'glyf\0\0\0\0\0\0\0\x1c\0\0\0\x64', noise(100));
const REFERENCES = Buffer.from('000000ff010000100002000010'.slice(0, 24), 'hex');
const PHOTO = '/Subtype /Image /Width 64 /Height 64 /Filter /DCTDecode';

describe.each([7, 10_000_000])('a PDF that comes in pieces of %i bytes', (size) => {
  test.each<[string, Buffer]>([
    ['with packed objects', pdfWith(packed('<< /Type /Page /Group << /BM /Screen >> /T (Sound) /N null >>'))],
    ['with objects behind a predictor', pdfWith(flate(`/Type /ObjStm ${PREDICTED}`, '\x003 0\0 1 '))],
    ['with a page', pdfWith(flate('', 'q 1 0 0 1 0 0 cm /F1 12 Tf BT (text) Tj [(a) -12.5 (b)] TJ ET\nQ'))],
    ['with a page in digits', pdfWith(pdfStream('/Filter /ASCIIHexDecode', hex(Buffer.from('0 g f*'))))],
    ['with a page in digits of base 85', pdfWith(pdfStream('/Filter [/ASCII85Decode]', Buffer.from('1,(C)@V~>')))],
    ['with a photo', pdfWith(pdfStream('/Subtype /Image /Filter [ /DCTDecode ]', jpeg()))],
    ['with a packed photo', pdfWith(pdfStream('/Filter [/ASCIIHexDecode /DCTDecode]', hex(jpeg())))],
    ['with a photo that ends twice', pdfWith(pdfStream(PHOTO, all(jpeg(), Buffer.of(255, 217, 10))))],
    ['with an image', pdfWith(flate(image(20, 10, '/ColorSpace 4 0 R'), noise(600)))],
    [
      'with an image behind a predictor',
      pdfWith(flate(`${image(3, 2)} ${PREDICTED}`, Buffer.of(2, 1, 2, 3, 4, 1, 1, 1))),
    ],
    [
      'with an image behind a predictor said elsewhere',
      pdfWith(flate(`${image(3, 2)} /DecodeParms 9 0 R`, Buffer.of(2, 1, 2, 3, 4, 1, 1, 1))),
    ],
    [
      'with an image in runs',
      pdfWith(pdfStream(`${image(4, 2)} /Filter /RunLengthDecode`, Buffer.of(253, 7, 3, 1, 2, 3, 4, 128))),
    ],
    ['with an image packed by LZW', pdfWith(pdfStream(`${image(10, 1)} /Filter /LZWDecode`, LZW))],
    ['with an image of differences', pdfWith(flate(`${image(4, 2)} ${DIFFERENCES}`, noise(8)))],
    ['with an image as a fax packs it', pdfWith(pdfStream(`${image(600, 40)} /Filter /CCITTFaxDecode`, noise(900)))],
    ['with an image among the rest', pdfWith(flate('', all('q BI /W 3 /H 2 /BPC 8 /CS /G ID ab EI  EI Q')))],
    [
      'with a packed image among the rest',
      pdfWith(flate('', all('BI /W 9 /H 9 /F /Fl ID ', deflateSync(noise(81)), '\nEI'))),
    ],
    ['with a palette', pdfWith(flate('', noise(768)), '[ /Indexed [/ICCBased 7 0 R] 255 2 0 R ]')],
    ['with a profile', pdfWith(flate('/N 3', iccProfile()), pdfStream('/N 3', iccProfile()))],
    ['with its letters', pdfWith(flate('', CMAP), flate('/Length1 128', TRUE_TYPE))],
    ['with a map of its letters', pdfWith(flate('', noise(9_000)), '<< /CIDToGIDMap 2 0 R >>')],
    [
      'with a function',
      pdfWith(
        flate('/FunctionType 4', '{ 360 mul sin 2 div exch pop }'),
        flate('/FunctionType 0 /Size [4] /BitsPerSample 8', noise(12)),
      ),
    ],
    ['with what is said of it', pdfWith(pdfStream('/Type /Metadata', Buffer.from('<?xpacket?><x:xmpmeta/>')))],
    ['with its objects in a table', pdfWith(flate('/Type /XRef /W [1 2 1]', REFERENCES))],
    ['that was added to', all(pdf(), '5 0 obj [ 1 -2.5 <6a> (a\\)b) ] endobj\n%%EOF')],
    ['with an empty stream', pdfWith(flate('', ''), pdfStream('', Buffer.alloc(0)))],
  ])('D11 is taken %s', async (_, file) => {
    expect(await foundIn(file, size)).toBe('application/pdf');
  });

  test.each<[string, Buffer]>([
    ['before a second end', all(pdf(), wav(), '\n%%EOF\n')],
    ['between two objects', all(pdf(), wav(), ' 7 0 obj 1 endobj %%EOF')],
    ['in a comment', all(pdf(), '%', wav(), '\n%%EOF\n')],
    ['in a short comment', all(pdf(), '%', wav(100), '\n%%EOF\n')],
    ['as a plain stream', pdfWith(pdfStream('', wav()))],
    ['as a packed stream', pdfWith(flate('', wav()))],
    ['as a stream packed twice', pdfWith(pdfStream('/Filter [/ASCIIHexDecode /FlateDecode]', hex(deflateSync(wav()))))],
    ['behind the beginning of a page', pdfWith(pdfStream('', all('q Q\n', wav())))],
    ['behind the beginning of a packed page', pdfWith(flate('', all('q Q\n', wav())))],
    ['behind a page, without its beginning', pdfWith(flate('', all('q Q\n', wav().subarray(50))))],
    ['as frames in a stream', pdfWith(pdfStream('', mp3()))],
    ['as frames in digits', pdfWith(pdfStream('/Filter /ASCIIHexDecode', hex(mp3())))],
    ['behind a packed stream', pdfWith(pdfStream('/Filter /FlateDecode', all(deflateSync(Buffer.from('q Q')), wav())))],
    ['behind digits', pdfWith(pdfStream('/Filter /ASCIIHexDecode', all(hex(Buffer.from('q Q')), wav())))],
    ['behind runs', pdfWith(pdfStream(`${image(4, 1)} /Filter /RunLengthDecode`, all(Buffer.of(253, 7, 128), wav())))],
    [
      'behind a byte for a predictor',
      pdfWith(flate('/DecodeParms << /Predictor 12 /Columns 24 >>', all('\0', wav(8)))),
    ],
    ['behind a photo', pdfWith(pdfStream(PHOTO, all(jpeg(), wav())))],
    ['in a photo', pdfWith(pdfStream(PHOTO, jpegOf(wav(400))))],
    ['as the points of an image', pdfWith(flate(image(1_016, 1), wav(1_000)))],
    ['as frames in an image', pdfWith(flate(image(834, 4), mp3()))],
    [
      'as what a predictor makes of an image',
      pdfWith(flate(`${image(1_016, 1)} /DecodeParms 9 0 R`, all('\0', wav(1_000)))),
    ],
    [
      'as differences of points',
      pdfWith(flate(`${image(1_016, 1)} /DecodeParms << /Predictor 2 /Columns 1016 >>`, differences(wav(1_000)))),
    ],
    ['behind an image packed by LZW', pdfWith(pdfStream(`${image(10, 1)} /Filter /LZWDecode`, all(LZW, wav())))],
    ['behind an image', pdfWith(flate(image(20, 10), noise(700)))],
    ['as a fax', pdfWith(pdfStream(`${image(600, 400)} /Filter /CCITTFaxDecode`, all(noise(900), wav())))],
    ['as a fax that is too long', pdfWith(pdfStream(`${image(60, 4)} /Filter /CCITTFaxDecode`, noise(5_000)))],
    ['as an image among the rest', pdfWith(flate('', all('BI /W 1016 /H 1 /BPC 8 ID ', wav(1_000), '\nEI Q')))],
    [
      'as a packed image among the rest',
      pdfWith(flate('', all('BI /W 1 /H 1 /F /Fl ID ', deflateSync(wav()), '\nEI'))),
    ],
    ['in a profile', pdfWith(flate('/N 3', iccProfile(wav(400))))],
    ['in a font', pdfWith(flate('/Length1 9', all(TRUE_TYPE.subarray(0, 28), noise(20), wav(64))))],
    ['behind a font', pdfWith(flate('/Length1 9', all(TRUE_TYPE, noise(2_000))))],
    ['as a map of letters', pdfWith(flate('', wav()), '<< /CIDToGIDMap 2 0 R >>')],
    ['as what is said of it', pdfWith(pdfStream('/Type /Metadata', all('<?xpacket?>', wav())))],
    ['as what is said of it, in digits', pdfWith(flate('/Type /Metadata', `<x>${wav().toString('base64')}</x>`))],
    ['as places of objects', pdfWith(flate('/Type /XRef /W [1 2 1]', noise(400)))],
    ['as a string in base64', pdfWith(`<< /Contents (${wav(200).toString('base64')}) >>`)],
    ['as a text of a page, in base64', pdfWith(flate('', `BT (${wav(200).toString('base64')}) Tj ET`))],
    ['as a string', pdfWith(all('(', wav(), ')'))],
    ['as a string of a page', pdfWith(flate('', all('BT (', wav(), ') Tj ET')))],
    ['as digits', pdfWith(`<${wav(100).toString('hex')}>`)],
    ['as digits of a page', pdfWith(flate('', `BT <${wav(100).toString('hex')}> Tj ET`))],
    ['as an annotation in packed objects', pdfWith(packed(SOUND))],
    ['as an annotation written otherwise, in packed objects', pdfWith(packed('<< /S#6fund 4 0 R >>'))],
    ['as a film in packed objects', pdfWith(packed('<< /Subtype /Movie >>'))],
    ['as a screen', pdfWith('<< /Subtype /Screen >>')],
    ['as what a screen plays', pdfWith('<< /S /Rendition >>')],
    ['as an attachment without a type', pdfWith('<< /Type /Filespec /EF << /F 4 0 R >> >>')],
    ['by starting another program', pdfWith('<< /S /Launch >>')],
    ['by a program of its own', pdfWith(packed('<< /S /JavaScript /JS (app.media) >>'))],
  ])('D11 sound is refused %s', async (_, file) => {
    expect(await foundIn(file, size)).toBe('carries_another_file');
  });

  test.each<[string, Buffer]>([
    ['that only a password opens', pdfWith('<< /Encrypt 4 0 R >>')],
    ['with a filter nobody looks through', pdfWith(pdfStream('/Filter /Crypt', wav(9)))],
    ['with a filter that stands elsewhere', pdfWith(pdfStream('/Filter 4 0 R', Buffer.alloc(9)))],
    ['with two filters for one stream', pdfWith(pdfStream('/Filter /DCTDecode /Filter /FlateDecode', Buffer.alloc(9)))],
    [
      'with a stream that is not packed as it says',
      pdfWith(pdfStream('/Filter /FlateDecode', Buffer.from('not at all'))),
    ],
    ['with digits that are none', pdfWith(pdfStream('/Filter /ASCIIHexDecode', Buffer.from('not at all')))],
    ['with a fax of no size', pdfWith(pdfStream('/Subtype /Image /Filter /CCITTFaxDecode', noise(900)))],
  ])('D11 a PDF is refused %s, for nobody can look into it', async (_, file) => {
    expect(await foundIn(file, size)).toBe('not_looked_into');
  });
});

test.each(SOUNDS)('D11 %s is refused as a stream of a PDF, whatever stands before it', async (_, sound) => {
  for (const stream of [sound, all('q Q\n', sound)]) {
    expect(await foundIn(pdfWith(flate('', stream)))).toBe('carries_another_file');
  }
  expect(await foundIn(pdfWith(flate(image(sound.length, 1), sound)))).toBe('carries_another_file');
});

test('D11 a PDF has no more without a form than its letters need', async () => {
  const file = pdfWith(flate('', noise(1_100_000)), '<< /CIDToGIDMap 2 0 R >>');
  expect(await foundIn(file)).toBe('carries_another_file');
});

test('D11 a small PDF does not become a large one, however many streams it has', async () => {
  const page = flate('', ' '.repeat(100_000));
  const content = new PdfContent(250_000);
  expect(await content.take(pdfWith(page, page))).toBe(null);
  expect(await content.take(pdfWith(page))).toBe('not_looked_into');
});
