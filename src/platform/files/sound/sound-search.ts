import type { BytesCheck, ContentFault } from '../content-check.js';
import { hasFrameRun, RUN_AT_MOST } from './frame-run.js';
import { hasSignature, SIGNATURE_AT_MOST, startsAsContainer } from './sound-signature.js';

/** So many bytes are looked at in one go. */
const WINDOW = 65_536;

/**
 * Looks for sound in what comes in, wherever in it sound begins (D11). It is the second net: the first is that all bytes of a
 * file are known to be something else.
 */
export class SoundSearch implements BytesCheck {
  /** What was read and not judged yet, for what follows belongs to it. */
  #parts: Buffer[] = [];
  #length = 0;
  #isStart = true;

  take(bytes: Buffer): ContentFault | null {
    for (let at = 0; at < bytes.length;) {
      const part = bytes.subarray(at, at + WINDOW - this.#length);
      at += part.length;
      this.#parts.push(at === bytes.length ? Buffer.from(part) : part);
      this.#length += part.length;
      if (this.#length === WINDOW && this.#windowHasSound()) return 'carries_another_file';
    }
    return null;
  }

  /** All has come in. */
  end(): ContentFault | null {
    return this.#isSound(Buffer.concat(this.#parts), this.#length) ? 'carries_another_file' : null;
  }

  #windowHasSound(): boolean {
    const window = Buffer.concat(this.#parts);
    const until = window.length - RUN_AT_MOST;
    const rest = window.subarray(until - SIGNATURE_AT_MOST);
    this.#parts = [rest];
    this.#length = rest.length;
    return this.#isSound(window, until);
  }

  #isSound(window: Buffer, until: number): boolean {
    const text = window.toString('latin1');
    const starts = this.#isStart && startsAsContainer(text);
    this.#isStart = false;
    return starts || hasSignature(text) || hasFrameRun(window, text, until);
  }
}

/** D11 — is there sound in these bytes, which are all there are? */
export function hasSound(bytes: Buffer): boolean {
  const search = new SoundSearch();
  return search.take(bytes) !== null || search.end() !== null;
}
