import { Injectable } from '@nestjs/common';
import type { Context } from '../access/context.js';
import type { Candidate } from '../waiting/turn.js';
import type { Ends } from './by-end.js';

/** What ends of one sort; each slice has its own beside the list that shows the same records. */
export interface EndingSource {
  /** The code, from the list `ending` of the policies. */
  readonly what: string;
  /** The kind of its records, as the vocabulary calls it. */
  readonly kind: string;
  /**
   * The records that end in time, as far as the actor may know of them, in order; as many as are asked for unless there are fewer.
   * @param context that reads this source's kind
   */
  readonly of: (context: Context, ends: Ends) => Promise<readonly Candidate[]>;
}

/** Everything that can end: the slices add theirs when the service is put together. */
@Injectable()
export class EndingSources {
  readonly #sources: EndingSource[] = [];

  add(...sources: readonly EndingSource[]): void {
    this.#sources.push(...sources);
  }

  all(): readonly EndingSource[] {
    return this.#sources;
  }
}
