import { setImmediate } from 'node:timers/promises';
import type { BytesCheck, ContentFault } from '../content-check.js';
import { STEP, type Unpacking } from './unpacking.js';

/** Bytes that were packed in several ways, one around the other; each way's bytes are judged, and at last what they are. */
export class UnpackedInTurn {
  /**
   * @param ways the outermost first, each with what its bytes are judged by
   * @param check what the bytes have to be in the end
   */
  constructor(
    private readonly ways: readonly { readonly way: Unpacking; readonly check: BytesCheck }[],
    private readonly check: BytesCheck,
  ) {}

  take(bytes: Buffer): Promise<ContentFault | null> {
    return this.#through(0, bytes);
  }

  async end(): Promise<ContentFault | null> {
    for (const [index, { way, check }] of this.ways.entries()) {
      const fault = (await this.#passed(index, await way.end())) ?? check.end();
      if (fault !== null) return fault;
    }
    return this.check.end();
  }

  async #through(from: number, bytes: Buffer): Promise<ContentFault | null> {
    const next = this.ways[from];
    if (next === undefined) return this.check.take(bytes);
    for (let at = 0; at < bytes.length; at += STEP) {
      const fault = await this.#passed(from, await next.way.take(bytes.subarray(at, at + STEP)));
      if (fault !== null) return fault;
    }
    return null;
  }

  /** A little that becomes much isn't looked at in one go: others have their turn. */
  async #passed(index: number, parts: readonly Buffer[] | ContentFault): Promise<ContentFault | null> {
    if (typeof parts === 'string') return parts;
    for (const part of parts) {
      const fault = this.ways[index]?.check.take(part) ?? (await this.#through(index + 1, part));
      if (fault !== null) return fault;
      if (parts.length > 1) await setImmediate();
    }
    return null;
  }
}
