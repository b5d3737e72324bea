/** Bytes of a document that are sealed together: 1 MiB (design: the stores). */
export const CHUNK_BYTES = 1_048_576;

/** Bytes that a document has at most: 25 MiB. The chunk's table says so too. */
export const MAX_DOCUMENT_BYTES = 25 * CHUNK_BYTES;

/** How many chunks a document of so many bytes has. */
export function chunksOf(bytes: number): number {
  return Math.ceil(bytes / CHUNK_BYTES);
}

/** What comes in, in chunks of exactly {@link CHUNK_BYTES} but the last; holds one of them at a time. */
export async function* cutIntoChunks(bytes: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  const chunk = Buffer.alloc(CHUNK_BYTES);
  let filled = 0;
  for await (const part of bytes) {
    for (let at = 0; at < part.length;) {
      const copied = part.copy(chunk, filled, at);
      filled += copied;
      at += copied;
      if (filled === CHUNK_BYTES) {
        yield chunk;
        filled = 0;
      }
    }
  }
  if (filled > 0) yield chunk.subarray(0, filled);
}
