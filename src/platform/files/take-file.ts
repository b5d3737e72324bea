import { createHash } from 'node:crypto';
import type { Readable } from 'node:stream';
import { z } from 'zod';
import type { Problem } from '../problems/problem.js';
import { invalidInput, lengthRequired, malformedRequest } from '../problems/usual-problems.js';
import { DOCUMENT_TYPES, type ContentFault } from './content-check.js';
import { chunksOf, cutIntoChunks } from './cut-into-chunks.js';
import { TypeByContent } from './type-by-content.js';

/** A file as it comes in. */
export interface FileUpload {
  readonly bytes: Readable;
  /** What the sender said that its length is; null where nothing was said. */
  readonly length: number | null;
}

export const FoundFile = z
  .strictObject({
    mediaType: z.enum(DOCUMENT_TYPES),
    bytes: z.int().min(1),
    sha256: z.string().describe('Hexadecimal, of the file as it was sent.'),
  })
  .describe('A file as its content showed it.');
export type FoundFile = Readonly<z.infer<typeof FoundFile>>;

/** One chunk of a file: its number, from 1, and the count of all are bound to its bytes. */
export interface FileChunk {
  readonly number: number;
  readonly count: number;
  readonly bytes: Buffer;
}

/**
 * Takes a file in, chunk by chunk, holding one of them at a time.
 * @param keep keeps one chunk; its bytes are overwritten by the next one
 * @throws Problem 411 without a length, 400 (D11) for another type, a file that carries another one or isn't whole, and where
 *         it isn't as long as was said. Then nothing of it may be kept.
 */
export async function takeFile(
  { bytes, length }: FileUpload,
  keep: (chunk: FileChunk) => Promise<void>,
): Promise<FoundFile> {
  // The count of all chunks is bound to each of them, so that it has to be known before the first.
  if (length === null) throw lengthRequired();
  const content = new TypeByContent();
  const digest = createHash('sha256');
  const count = chunksOf(length);
  let received = 0;
  let number = 0;
  for await (const chunk of cutIntoChunks(bytes)) {
    const fault = await content.take(chunk);
    if (fault !== null) throw notTaken(fault);
    digest.update(chunk);
    received += chunk.length;
    number += 1;
    await keep({ number, count, bytes: chunk });
  }
  const found = await content.end();
  if ('fault' in found) throw notTaken(found.fault);
  if (received !== length) throw malformedRequest();
  return { mediaType: found.type, bytes: received, sha256: digest.digest('hex') };
}

function notTaken(code: ContentFault): Problem {
  return invalidInput([{ at: '', code, rule: 'D11' }]);
}
