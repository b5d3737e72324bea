import { Injectable } from '@nestjs/common';
import type { Decision } from '../access/context-to.js';
import type { Context } from '../access/context.js';
import type { Candidate, Turn } from './turn.js';

/** What waits of one sort; each slice has its own beside the list that shows the same records. */
export abstract class WaitingSource {
  /** The code, from the list `waiting` of the policies. */
  abstract readonly what: string;
  /** The kind of its records, as the vocabulary calls it. */
  abstract readonly kind: string;
  /** The act that ends the waiting: who may do it about a record, for him it waits. */
  abstract readonly decision: Decision;

  constructor(sources: WaitingSources) {
    sources.add(this);
  }

  /**
   * The records whose turn it is, as far as the actor may know of them, in order; `limit` of them unless there are fewer.
   * @param context that reads this source's kind
   */
  abstract of(context: Context, turn: Turn): Promise<readonly Candidate[]>;
}

/** Everything that can wait for somebody: the slices add theirs when the service is put together. */
@Injectable()
export class WaitingSources {
  readonly #sources: WaitingSource[] = [];

  add(source: WaitingSource): void {
    this.#sources.push(source);
  }

  all(): readonly WaitingSource[] {
    return this.#sources;
  }
}
