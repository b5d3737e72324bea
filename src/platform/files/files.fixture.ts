import { crc32, deflateSync } from 'node:zlib';
import { TypeByContent } from './type-by-content.js';

/** What a file is found to be when it comes in pieces of so many bytes: its type, or why it is refused. */
export async function foundIn(file: Buffer, size = file.length): Promise<string> {
  const content = new TypeByContent();
  for (let at = 0; at < file.length; at += size) {
    const fault = await content.take(file.subarray(at, at + size));
    if (fault !== null) return fault;
  }
  const end = await content.end();
  return 'type' in end ? end.type : end.fault;
}

/** A PDF with some text in it, and as many bytes more as are asked for. */
export function pdf(text = 'a letter', padding = 0): Buffer {
  return pdfWith(pdfStream('', Buffer.concat([Buffer.from(`BT (${text}) Tj ET`), Buffer.alloc(padding, ' ')])));
}

/** A PDF with objects more, as their bytes are written, numbered from 2. */
export function pdfWith(...objects: readonly (string | Buffer)[]): Buffer {
  return Buffer.concat([
    Buffer.from('%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj\n<< /Type /Catalog >>\nendobj\n', 'latin1'),
    ...objects.flatMap((object, index) => [
      Buffer.from(`${index + 2} 0 obj\n`),
      Buffer.from(object as Buffer),
      Buffer.from('\nendobj\n'),
    ]),
    Buffer.from('xref\n0 1\n0000000000 65535 f\r\ntrailer\n<< /Root 1 0 R /Size 3 >>\nstartxref\n9\n%%EOF\n'),
  ]);
}

/** A stream, with what its dictionary says beside its length. */
export function pdfStream(says: string, data: Buffer): Buffer {
  return Buffer.concat([Buffer.from(`<< ${says} >>\nstream\n`), data, Buffer.from('\nendstream')]);
}

/** A packed stream. */
export function flate(says: string, data: string | Buffer): Buffer {
  return pdfStream(`${says} /Filter /FlateDecode`, deflateSync(Buffer.from(data as Buffer)));
}

/** A PNG of one grey point, with as many chunks more as are given. */
export function png(...more: readonly Buffer[]): Buffer {
  return pngOf(1, 1, deflateSync(Buffer.of(0, 128)), ...more);
}

/** A grey PNG of that size, with what stands for its points, and as many chunks more as are given before them. */
export function pngOf(width: number, height: number, points: Buffer, ...more: readonly Buffer[]): Buffer {
  const header = Buffer.from('00000000000000000800000000', 'hex');
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  return Buffer.concat([
    Buffer.from('89504e470d0a1a0a', 'hex'),
    pngChunk('IHDR', header),
    ...more,
    pngChunk('IDAT', points),
    pngChunk('IEND', Buffer.alloc(0)),
  ]);
}

export function pngChunk(type: string, data: Buffer): Buffer {
  const whole = Buffer.concat([Buffer.alloc(4), Buffer.from(type, 'latin1'), data, Buffer.alloc(4)]);
  whole.writeUInt32BE(data.length);
  whole.writeUInt32BE(crc32(whole.subarray(4, -4)), whole.length - 4);
  return whole;
}

/** A JPEG of 64 by 64 grey points: its markers in their order, a stuffed zero and a restart in its scan, and the segments that are given. */
export function jpeg(...more: readonly Buffer[]): Buffer {
  return jpegOf(Buffer.from('1234ff0056ffd078', 'hex'), ...more);
}

/** The same, with that as its scan. */
export function jpegOf(scan: Buffer, ...more: readonly Buffer[]): Buffer {
  return Buffer.concat([
    Buffer.from('ffd8', 'hex'),
    jpegSegment(0xe0, Buffer.from('JFIF\0\x01\x02\0\0\x01\0\x01\0\0')),
    ...more,
    jpegSegment(0xdb, Buffer.concat([Buffer.of(0), Buffer.alloc(64, 16)])),
    jpegSegment(0xc0, Buffer.from('080040004001011100', 'hex')),
    jpegSegment(0xc4, Buffer.concat([Buffer.of(0, 1), Buffer.alloc(15), Buffer.of(4)])),
    jpegSegment(0xda, Buffer.from('010100003f00', 'hex')),
    scan,
    Buffer.from('ffd9', 'hex'),
  ]);
}

export function jpegSegment(marker: number, data: Buffer): Buffer {
  const head = Buffer.of(0xff, marker, 0, 0);
  head.writeUInt16BE(data.length + 2, 2);
  return Buffer.concat([head, data]);
}

/** A colour profile with one tag, and in it as many bytes as are given. */
export function iccProfile(inTag: Buffer = Buffer.alloc(12)): Buffer {
  const profile = Buffer.alloc(144 + 8 + inTag.length);
  profile.writeUInt32BE(profile.length);
  profile.write('mntrRGB XYZ ', 12);
  profile.write('acsp', 36);
  profile.writeUInt32BE(1, 128);
  profile.write('wtpt', 132);
  profile.writeUInt32BE(144, 136);
  profile.writeUInt32BE(8 + inTag.length, 140);
  profile.write('XYZ ', 144);
  inTag.copy(profile, 152);
  return profile;
}
