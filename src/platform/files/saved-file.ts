import { StreamableFile } from '@nestjs/common';

/**
 * Bytes as an answer, to be saved as they are and not shown.
 * @param type their media type
 * @param name what they are saved as; it says nothing of anybody (D5)
 */
export function savedFile(bytes: Buffer, type: string, name: string): StreamableFile {
  return new StreamableFile(bytes, { type, disposition: `attachment; filename="${name}"`, length: bytes.length });
}
