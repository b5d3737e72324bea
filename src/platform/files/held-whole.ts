import type { BytesCheck, ContentFault } from './content-check.js';

/** Bytes that can only be judged all together, and no more of them than such a thing has. */
export class HeldWhole implements BytesCheck {
  readonly #parts: Buffer[] = [];
  #length = 0;

  constructor(
    private readonly atMost: number,
    private readonly isTaken: (bytes: Buffer) => boolean,
  ) {}

  take(bytes: Buffer): ContentFault | null {
    this.#parts.push(Buffer.from(bytes));
    this.#length += bytes.length;
    return this.#length > this.atMost ? 'carries_another_file' : null;
  }

  end(): ContentFault | null {
    return this.isTaken(Buffer.concat(this.#parts)) ? null : 'carries_another_file';
  }
}
