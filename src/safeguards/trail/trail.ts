import { Injectable, type OnModuleDestroy } from '@nestjs/common';
import { trailUnavailable } from '../../platform/problems/usual-problems.js';
import { isStoreUnreachable } from '../../platform/stores/store-unreachable.js';
import { Stores } from '../../platform/stores/stores.js';
import type { Transaction } from '../../platform/stores/transaction.js';
import { GroupCommit } from './group-commit.js';
import type { RequestTrail } from './request-trail.js';
import { storedForm, type TrailAct, type TrailLine } from './trail-line.js';

const ADD = { name: 'trail_add', text: 'SELECT trail.add($1)' };
// A trail that is locked is one that can't be written: a write waits no longer for it than a read does (A1).
// Back to what the login has, for what else is written in that transaction.
const TAKE_TIME = { name: 'trail_take_time', text: 'SET LOCAL lock_timeout TO DEFAULT' };
const HASTEN = { name: 'trail_hasten', text: "SELECT set_config('lock_timeout', '2s', true)" };

/** The trail's pen: every line is on disk before the answer that it is about (A1). */
@Injectable()
export class Trail implements OnModuleDestroy {
  readonly #commit: GroupCommit<TrailLine>;

  constructor(private readonly stores: Stores) {
    this.#commit = new GroupCommit(
      (lines) => this.#write(lines),
      (failure) => !isStoreUnreachable(failure),
    );
  }

  async onModuleDestroy(): Promise<void> {
    await this.#commit.settled();
  }

  /** Makes a request's waiting lines durable. @throws Problem 503 'trail-unavailable': no trail, no answer. */
  async commit(trail: RequestTrail): Promise<void> {
    const lines = trail.pending();
    if (lines.length === 0) return;
    await this.add(lines);
    trail.settled(lines.length);
  }

  /** Makes lines durable that belong to no request context. @throws Problem 503 'trail-unavailable'. */
  async add(lines: readonly TrailLine[]): Promise<void> {
    try {
      await this.#commit.add(lines);
    } catch {
      throw trailUnavailable();
    }
  }

  /** Writes a request's waiting lines inside a write's own transaction; they stay pending until that one is committed. */
  async addWithin(tx: Transaction, trail: RequestTrail): Promise<number> {
    const lines = trail.pending();
    if (lines.length === 0) return 0;
    try {
      await tx.query(HASTEN);
      await tx.query(ADD, [JSON.stringify(lines.map(storedForm))]);
    } catch {
      throw trailUnavailable();
    }
    return lines.length;
  }

  /**
   * Writes acts of a request at once, inside a write's own transaction: those of an import are too many to wait for its end.
   * They are stored with what they are about or not at all. @throws Problem 503 'trail-unavailable'.
   */
  async addActsWithin(tx: Transaction, { facts }: RequestTrail, acts: readonly TrailAct[]): Promise<void> {
    if (acts.length === 0) return;
    try {
      await tx.query(HASTEN);
      await tx.query(ADD, [JSON.stringify(acts.map((act) => storedForm({ ...facts, ...act })))]);
      await tx.query(TAKE_TIME);
    } catch {
      throw trailUnavailable();
    }
  }

  async #write(lines: readonly TrailLine[]): Promise<void> {
    await this.stores.prepared('scribe', ADD, [JSON.stringify(lines.map(storedForm))]);
  }
}
