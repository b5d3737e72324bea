import { expect, test } from '@jest/globals';
import { CHUNK_BYTES, chunksOf, cutIntoChunks } from './cut-into-chunks.js';

async function lengths(...parts: readonly number[]): Promise<number[]> {
  const found: number[] = [];
  for await (const chunk of cutIntoChunks(inParts(parts))) found.push(chunk.length);
  return found;
}

async function* inParts(sizes: readonly number[]): AsyncGenerator<Buffer> {
  for (const size of sizes) yield await Promise.resolve(Buffer.alloc(size, size % 251));
}

test('D1 a document is cut into chunks of 1 MiB and a rest, however it comes in', async () => {
  expect(await lengths()).toEqual([]);
  expect(await lengths(1)).toEqual([1]);
  expect(await lengths(CHUNK_BYTES)).toEqual([CHUNK_BYTES]);
  expect(await lengths(CHUNK_BYTES - 1, 3)).toEqual([CHUNK_BYTES, 2]);
  expect(await lengths(3 * CHUNK_BYTES + 5)).toEqual([CHUNK_BYTES, CHUNK_BYTES, CHUNK_BYTES, 5]);
  expect([0, 1, CHUNK_BYTES, CHUNK_BYTES + 1].map(chunksOf)).toEqual([0, 1, 1, 2]);
});
