import { StaffFileRefused } from './staff-file-refused.js';

/**
 * Bytes in a block; the last one of a file may be shorter. It bounds how long others wait while a block is parsed: some
 * 2 ms for rows of people, 0.1 s for the worst that fits in it (8,000 rows of one cell).
 */
export const BLOCK_BYTES = 16 * 1024;

/** The largest staff file that is read: 250,000 rows of some 250 bytes. */
export const MAX_FILE_BYTES = 64 * 1024 * 1024;

/**
 * Cuts a byte stream into blocks of equal size, so that how the network happened to cut the upload can't change what
 * becomes of the file, and one enormous chunk isn't parsed in one go.
 *
 * @throws StaffFileRefused `file_too_large`
 */
export async function* cutIntoBlocks(source: AsyncIterable<Uint8Array>): AsyncGenerator<Buffer> {
  let block = Buffer.allocUnsafe(BLOCK_BYTES);
  let filled = 0;
  let given = 0;
  for await (const chunk of source) {
    for (let at = 0; at < chunk.length;) {
      const part = chunk.subarray(at, at + BLOCK_BYTES - filled);
      block.set(part, filled);
      filled += part.length;
      at += part.length;
      if (given + filled > MAX_FILE_BYTES) throw new StaffFileRefused('file_too_large');
      if (filled === BLOCK_BYTES) {
        yield block;
        given += filled;
        block = Buffer.allocUnsafe(BLOCK_BYTES);
        filled = 0;
      }
    }
  }
  if (filled > 0) yield block.subarray(0, filled);
}
