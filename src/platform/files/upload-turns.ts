import { invalidInput } from '../problems/usual-problems.js';
import { Problem } from '../problems/problem.js';
import type { FileUpload } from './take-file.js';

/** Uploads at once in one process: each holds a connection of its store until it has ended. */
export class UploadTurns {
  #running = 0;

  constructor(private readonly atOnce: number) {}

  /**
   * Does the work of one upload; when it has ended, well or not, nothing more of the upload is read.
   * @param isRepeatable came it with an Idempotency-Key: what is streamed can't be digested beforehand, so one would say nothing
   * @throws Problem 400 for a key, 503 while too many come in.
   */
  async run<T>({ bytes }: FileUpload, isRepeatable: boolean, work: () => Promise<T>): Promise<T> {
    try {
      if (isRepeatable) throw invalidInput([{ at: 'Idempotency-Key', code: 'not_on_this_route' }]);
      return await this.#inTurn(work);
    } finally {
      bytes.destroy();
    }
  }

  async #inTurn<T>(work: () => Promise<T>): Promise<T> {
    if (this.#running >= this.atOnce) {
      throw new Problem(503, 'documents-busy', 'Other documents are coming in; send it again.', {
        headers: { 'retry-after': '20' },
      });
    }
    this.#running += 1;
    try {
      return await work();
    } finally {
      this.#running -= 1;
    }
  }
}
