import type { ContentFault } from '../content-check.js';

/** So much is unpacked in one step: it becomes 4 MiB at most. */
export const STEP = 4_096;

/** Undoes one way of packing, piece by piece. */
export interface Unpacking {
  /**
   * @param bytes at most {@link STEP} of them
   * @returns what they become, or why they can't be unpacked
   */
  take(bytes: Buffer): Promise<readonly Buffer[] | ContentFault>;
  /** No more comes. @returns what was held back, or why it isn't whole */
  end(): Promise<readonly Buffer[] | ContentFault>;
}

/** How much one file may become when it is unpacked: a small file can't become a large one. */
export class UnpackingBudget {
  #left: number;

  constructor(bytes: number) {
    this.#left = bytes;
  }

  /** @returns whether so much was left */
  spend(bytes: number): boolean {
    this.#left -= bytes;
    return this.#left >= 0;
  }
}
