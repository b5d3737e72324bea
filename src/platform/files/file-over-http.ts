import type { IncomingHttpHeaders } from 'node:http';
import type { Readable } from 'node:stream';
import { StreamableFile } from '@nestjs/common';
import type { StreamedBody } from '../http/streamed-body.js';
import type { DocumentType } from './content-check.js';
import { MAX_DOCUMENT_BYTES } from './cut-into-chunks.js';

/** D11 — bytes without a type: which one they have, the content says and nobody else. */
export const FILE_BODY: StreamedBody = {
  says: `The bytes of a PDF, PNG or JPEG file, at most ${MAX_DOCUMENT_BYTES / 1_048_576} MiB, with their Content-Length; the type is found in them.`,
  mediaType: 'application/octet-stream',
  charsets: [],
  maxBytes: MAX_DOCUMENT_BYTES,
  arrivesWithin: 115_000,
};

/** D5 — a file's name goes with every copy of it, so that it says nothing. */
const FILE_NAMES = { 'application/pdf': 'document.pdf', 'image/jpeg': 'document.jpg', 'image/png': 'document.png' };

/** The types that such a route answers. */
export const FILE_TYPES = Object.keys(FILE_NAMES);

/** What the sender said that the length is; null where nothing was said. */
export function lengthIn(headers: IncomingHttpHeaders): number | null {
  const length = headers['content-length'];
  return length === undefined ? null : Number(length);
}

/** A file as an answer, to be saved and not shown. */
export function asFile(
  file: { readonly mediaType: DocumentType; readonly bytes: number },
  bytes: Readable,
): StreamableFile {
  return new StreamableFile(bytes, {
    type: file.mediaType,
    disposition: `attachment; filename="${FILE_NAMES[file.mediaType]}"`,
    length: file.bytes,
  }).setErrorLogger(() => undefined);
}
