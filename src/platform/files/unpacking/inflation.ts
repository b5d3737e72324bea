import { constants, createInflate } from 'node:zlib';
import type { ContentFault } from '../content-check.js';
import type { Unpacking, UnpackingBudget } from './unpacking.js';

const PIECE = 65_536;

/** Inflates one stream (RFC 1950) to its end, with nothing behind it but what the format puts there. */
export class Inflation implements Unpacking {
  readonly #inflate = createInflate({ chunkSize: PIECE, finishFlush: constants.Z_SYNC_FLUSH });
  readonly #over: Promise<void>;
  #parts: Buffer[] = [];
  #given = 0;
  #behind = '';
  #broken = false;
  #isOver = false;

  /** @param behind which bytes may follow the stream: those of the end of a line, say */
  constructor(
    private readonly budget: UnpackingBudget,
    private readonly behind: RegExp,
  ) {
    this.#inflate.on('data', (part: Buffer) => this.#parts.push(part));
    this.#over = new Promise((resolve) => {
      const over = (broken: boolean) => (): void => {
        this.#broken ||= broken;
        this.#isOver = true;
        resolve();
      };
      this.#inflate.once('end', over(false)).once('error', over(true));
    });
  }

  async take(bytes: Buffer): Promise<readonly Buffer[] | ContentFault> {
    if (this.#isOver) return this.#mayFollow(bytes) ? [] : 'carries_another_file';
    this.#given += bytes.length;
    const written = new Promise<void>((resolve) => {
      this.#inflate.write(bytes, () => {
        resolve();
      });
    });
    // What stands behind the end of the stream is never written: then the stream itself says that it is over.
    await Promise.race([written, this.#over]);
    const behind = this.#given - this.#inflate.bytesWritten;
    return this.#broken || this.#mayFollow(bytes.subarray(bytes.length - behind))
      ? this.#taken()
      : 'carries_another_file';
  }

  async end(): Promise<readonly Buffer[] | ContentFault> {
    if (this.#given === 0) return [];
    if (!this.#isOver) this.#inflate.end();
    await this.#over;
    this.#inflate.close();
    return this.#taken();
  }

  #taken(): readonly Buffer[] | ContentFault {
    const parts = this.#parts;
    this.#parts = [];
    const isEnough = this.budget.spend(parts.reduce((sum, part) => sum + part.length, 0));
    return this.#broken || !isEnough ? 'not_looked_into' : parts;
  }

  #mayFollow(bytes: Buffer): boolean {
    this.#behind += bytes.toString('latin1');
    return this.behind.test(this.#behind);
  }
}
