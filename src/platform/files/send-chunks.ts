import { Readable } from 'node:stream';
import { chunksOf } from './cut-into-chunks.js';

/** Access ended while a file was going out: the rest stays here, and the answer is visibly cut off. */
class AccessEnded extends Error {
  constructor() {
    super('access to a file ended while it was read');
  }
}

type ReadChunk = (number: number, count: number) => Promise<Buffer | null>;

/**
 * A file on its way out: one chunk after the other, as fast as they are taken. The first is read before the answer begins, so
 * that access which ended just now is refused like any other, and isn't half an answer.
 * @param bytes how long the file is
 * @param chunk reads one, by its number and the count of all; null once access has ended
 * @param brokeOff records that it wasn't read to its end (A1)
 * @returns null where access had ended before the first chunk
 */
export async function sendChunks(
  bytes: number,
  chunk: ReadChunk,
  brokeOff: () => Promise<void>,
): Promise<Readable | null> {
  const count = chunksOf(bytes);
  const first = count === 0 ? Buffer.alloc(0) : await chunk(1, count);
  return first === null ? null : Readable.from(chunksFrom(first, count, chunk, brokeOff));
}

async function* chunksFrom(
  first: Buffer,
  count: number,
  chunk: ReadChunk,
  brokeOff: () => Promise<void>,
): AsyncGenerator<Buffer> {
  yield first;
  for (let number = 2; number <= count; number += 1) {
    const next = await chunk(number, count);
    if (next === null) {
      await brokeOff();
      throw new AccessEnded();
    }
    yield next;
  }
}
