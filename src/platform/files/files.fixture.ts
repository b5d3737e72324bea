import { deflateSync } from 'node:zlib';

/** A PDF with some text in it, and as many bytes more as are asked for. */
export function pdf(text = 'a letter', padding = 0): Buffer {
  return pdfWith(pdfStream('', Buffer.concat([Buffer.from(text), Buffer.alloc(padding, ' ')])));
}

/** A PDF with one object more, as its bytes are written. */
export function pdfWith(object: string | Buffer): Buffer {
  return Buffer.concat([
    Buffer.from('%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj\n<< /Type /Catalog >>\nendobj\n2 0 obj\n', 'latin1'),
    Buffer.from(object as Buffer),
    Buffer.from('\nendobj\nxref\n0 1\n0000000000 65535 f\r\ntrailer\n<< /Root 1 0 R /Size 3 >>\nstartxref\n9\n%%EOF\n'),
  ]);
}

/** A stream, with what its dictionary says beside its length. */
export function pdfStream(says: string, data: Buffer): Buffer {
  return Buffer.concat([Buffer.from(`<< ${says} >>\nstream\n`), data, Buffer.from('\nendstream')]);
}

/** A PNG of one grey point, with as many chunks more as are given. */
export function png(...more: readonly Buffer[]): Buffer {
  const header = Buffer.from('00000001000000010800000000', 'hex');
  return Buffer.concat([
    Buffer.from('89504e470d0a1a0a', 'hex'),
    pngChunk('IHDR', header),
    ...more,
    pngChunk('IDAT', deflateSync(Buffer.of(0, 128))),
    pngChunk('IEND', Buffer.alloc(0)),
  ]);
}

/** A JPEG: its markers in their order, with a stuffed zero and a restart in its scan, and the segments that are given. */
export function jpeg(...more: readonly Buffer[]): Buffer {
  return Buffer.concat([
    Buffer.from('ffd8', 'hex'),
    jpegSegment(0xe0, Buffer.from('JFIF\0\x01\x02')),
    ...more,
    Buffer.from(['ffdb0004aabb', 'ffda0004aabb', '1234ff0056ffd078', 'ffd9'].join(''), 'hex'),
  ]);
}

export function jpegSegment(marker: number, data: Buffer): Buffer {
  const head = Buffer.of(0xff, marker, 0, 0);
  head.writeUInt16BE(data.length + 2, 2);
  return Buffer.concat([head, data]);
}

export function pngChunk(type: string, data: Buffer): Buffer {
  const length = Buffer.alloc(4);
  length.writeUInt32BE(data.length);
  return Buffer.concat([length, Buffer.from(type, 'latin1'), data, Buffer.alloc(4)]);
}

/** A recording: a header of RIFF, and as many bytes of sound as are asked for. */
export function wav(bytes = 20_000): Buffer {
  const sound = Buffer.from(Array.from({ length: bytes }, (_, at) => 128 + Math.round(100 * Math.sin(at / 7))));
  return Buffer.concat([Buffer.from('RIFF\0\0\0\0WAVEfmt '), sound]);
}

/** MPEG audio of layer III, 128 kbit/s at 44.1 kHz: so many frames of different sound. */
export function mp3(frames = 4): Buffer {
  return Buffer.concat(
    Array.from({ length: frames }, (_, frame) =>
      Buffer.concat([Buffer.from('fffb9000', 'hex'), Buffer.alloc(413, 40 + frame)]),
    ),
  );
}
