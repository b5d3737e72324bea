import { chunksOf } from './cut-into-chunks.js';

/** Access ended while a file was going out: the rest stays here, and the answer is visibly cut off. */
class AccessEnded extends Error {
  constructor() {
    super('access to a file ended while it was read');
  }
}

/**
 * A file on its way out: one chunk after the other, as fast as they are taken.
 * @param bytes how long the file is
 * @param chunk reads one, by its number and the count of all; null once access has ended
 * @param brokeOff records that it wasn't read to its end (A1)
 */
export async function* sendChunks(
  bytes: number,
  chunk: (number: number, count: number) => Promise<Buffer | null>,
  brokeOff: () => Promise<void>,
): AsyncGenerator<Buffer> {
  const count = chunksOf(bytes);
  for (let number = 1; number <= count; number += 1) {
    const next = await chunk(number, count);
    if (next === null) {
      await brokeOff();
      throw new AccessEnded();
    }
    yield next;
  }
}
