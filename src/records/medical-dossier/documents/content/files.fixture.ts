import { deflateSync } from 'node:zlib';

/** A PDF with some text in it, and as many bytes more as are asked for. */
export function pdf(text = 'a letter', padding = 0): Buffer {
  return Buffer.concat([
    Buffer.from(`%PDF-1.7\n1 0 obj\n<< /Type /Catalog >>\nendobj\n% ${text}\n`),
    Buffer.alloc(padding, '% padding\n'),
    Buffer.from('trailer\n<< /Root 1 0 R >>\n%%EOF\n'),
  ]);
}

/** A PNG of one grey point. */
export function png(): Buffer {
  const header = Buffer.from('00000001000000010800000000', 'hex');
  return Buffer.concat([
    Buffer.from('89504e470d0a1a0a', 'hex'),
    pngChunk('IHDR', header),
    pngChunk('IDAT', deflateSync(Buffer.of(0, 128))),
    pngChunk('IEND', Buffer.alloc(0)),
  ]);
}

/** A JPEG: its markers in their order, with a stuffed zero and a restart in its scan. */
export function jpeg(): Buffer {
  return Buffer.from(
    ['ffd8', 'ffe0000800010203abcd', 'ffdb0004aabb', 'ffda0004aabb', '1234ff0056ffd078', 'ffd9'].join(''),
    'hex',
  );
}

function pngChunk(type: string, data: Buffer): Buffer {
  const length = Buffer.alloc(4);
  length.writeUInt32BE(data.length);
  return Buffer.concat([length, Buffer.from(type, 'latin1'), data, Buffer.alloc(4)]);
}
