import type { Readable } from 'node:stream';
import { Injectable } from '@nestjs/common';
import { handOver } from '../../../platform/files/hand-over.js';
import { Problem } from '../../../platform/problems/problem.js';
import type { RuleRefusal } from '../../../platform/problems/rule-refusal.js';
import { NOBODY } from '../../../platform/stores/store-session.js';
import { Stores } from '../../../platform/stores/stores.js';
import type { Transaction } from '../../../platform/stores/transaction.js';
import { permitJob, trailOfJob, type AskedFrom } from '../../../safeguards/access/permit-job.js';
import { Policies } from '../../../safeguards/access/policy/policies.js';
import { giveNotice } from '../../../safeguards/notices/give-notice.js';
import type { TrailAct } from '../../../safeguards/trail/trail-line.js';
import { Trail } from '../../../safeguards/trail/trail.js';
import { chunkAt, KeptPackages } from '../../../records/package/kept/kept-packages.repository.js';
import { askedFrom } from './asked-range.js';
import { isLink } from './collection-secrets.js';
import { CollectionRepository, type Released } from './collection.repository.js';
import { whyNotCollect } from './why-not-collect.js';

const JOB = 'package-collecting';
const ACT = { action: 'collect', kind: 'DisclosureRequest' } as const;

/** A request to collect, from somebody without an account. */
export interface Asking extends AskedFrom {
  readonly requestId: string;
  /** What stands in the link. */
  readonly link: string;
  /** The second factor; null where none came. */
  readonly code: string | null;
  readonly range: string | undefined;
  readonly ifRange: string | undefined;
}

/** A package on its way out. */
export interface Collected {
  readonly bytes: Readable;
  /** The first byte of it, from 0, and how long the whole is. */
  readonly from: number;
  readonly of: number;
  /** RFC 9110, 8.8.3: the digest of what was signed. */
  readonly etag: string;
}

/** Whose turn it is to collect what, from which byte on. */
interface Turn {
  readonly released: Released;
  readonly turn: number;
  readonly from: number;
}
type Outcome = { readonly refused: Problem } | Turn;

/** C11 — what was signed is collected by who was named: once, with link and code, while nothing takes it back. */
@Injectable()
export class CollectionService {
  constructor(
    private readonly stores: Stores,
    private readonly repository: CollectionRepository,
    private readonly kept: KeptPackages,
    private readonly policies: Policies,
    private readonly trail: Trail,
  ) {}

  /**
   * @throws Problem 401 without a code, with a wrong one, and for a link that opens nothing: all alike, and nothing is used up; 409 (C11) where
   *         it was collected, is being collected, or its time is over; 409 (C3) where it was taken back; 416 for a range after its end.
   */
  async collect(asking: Asking): Promise<Collected> {
    const { link, code } = asking;
    if (code === null || !isLink(link)) throw notProved();
    const outcome = await this.stores.transact('medical', NOBODY, (tx) => this.#begin(tx, asking, code));
    if ('refused' in outcome) throw outcome.refused;
    const { released, from } = outcome;
    return { bytes: this.#bytes(asking, outcome), from, of: released.bytes, etag: etagOf(released) };
  }

  /** Decides, and puts on record what was decided, in one transaction: before a byte leaves its line is there (A1). */
  async #begin(tx: Transaction, asking: Asking, code: string): Promise<Outcome> {
    const released = await this.repository.released(tx, asking.link);
    if (released === null) return { refused: notProved() };
    if (!(await this.repository.isCode(tx, released, code))) return this.#refused(tx, asking, released, notProved());
    const from = askedFrom(asking.range, asking.ifRange, etagOf(released), released.bytes);
    if (from === 'unsatisfiable') return this.#refused(tx, asking, released, unsatisfiable(released.bytes));
    const begun = await this.repository.begun(tx, released.packageId);
    // Of what nobody has anything yet, all is given, whatever range is asked for (RFC 9110, 14.2).
    const first = begun?.isCollected === true ? from : 0;
    const refusal =
      (await this.#whyTakenBack(tx, released, begun?.isCollected === true)) ?? whyNotCollect(begun, first);
    if (refusal !== null) return this.#refused(tx, asking, released, conflict(refusal));
    const turn = await (begun === null ? this.repository.begin(tx, released) : this.repository.resume(tx, released));
    const { requestId, employeeId } = released;
    const act = { ...ACT, recordId: requestId, facts: { employeeId } };
    await this.trail.addWithin(tx, permitJob(this.policies, JOB, asking.requestId, act, asking));
    return { released, turn, from: first };
  }

  async #whyTakenBack(tx: Transaction, released: Released, isCollected: boolean): Promise<RuleRefusal | null> {
    if (released.isOver && !isCollected) return LAPSED;
    return (await this.repository.mayLeave(tx, released)) ? null : isCollected ? NOT_RESUMED : TAKEN_BACK;
  }

  async #refused(tx: Transaction, asking: Asking, released: Released, problem: Problem): Promise<Outcome> {
    const { status, extra } = problem;
    const outcome = status === 409 ? 'conflict' : status === 416 ? 'invalid' : 'refused';
    await this.#note(tx, asking, released, { outcome, status, rule: extra.rule ?? 'C11' });
    return { refused: problem };
  }

  /** A1 — what was asked came to nothing, or broke off. */
  async #note(
    tx: Transaction,
    asking: Asking,
    { employeeId, requestId: recordId }: Released,
    came: Pick<TrailAct, 'outcome' | 'status' | 'rule'>,
  ): Promise<void> {
    const line = trailOfJob(this.policies, JOB, asking.requestId, ACT, asking);
    line.note({ ...ACT, ...came, recordId, employeeId, responsibleDoctorId: null });
    await this.trail.addWithin(tx, line);
  }

  /** Each chunk in a transaction of its own, which holds what it rests on until the chunk is handed over (C3). */
  #bytes(asking: Asking, { released, turn, from }: Turn): Readable {
    const { packageId, employeeId, bytes, requestId, personAccountId } = released;
    let at = from;
    const within = <T>(work: (tx: Transaction) => Promise<T>): Promise<T> =>
      this.stores.transact('medical', NOBODY, async (tx) => {
        await this.repository.present(tx, asking.link);
        return work(tx);
      });
    return handOver({
      next: (push) =>
        within(async (tx) => {
          const { number, skipped } = chunkAt(at);
          const chunk = await this.kept.chunk(tx, { packageId, employeeId }, number);
          // Checked last: whatever reading it waited for, nothing takes it back from here on.
          if (chunk === null || !(await this.repository.mayLeave(tx, released))) throw conflict(TAKEN_BACK);
          const upTo = at + chunk.length - skipped;
          const isFirst = await this.repository.handed(tx, released, turn, upTo);
          if (isFirst === null) throw conflict(NOT_RESUMED);
          if (isFirst && personAccountId !== null) {
            await giveNotice(tx, personAccountId, 'disclosure-collected', requestId);
          }
          push(chunk.subarray(skipped));
          at = upTo;
          return at < bytes;
        }),
      over: (completed) =>
        within(async (tx) => {
          await this.repository.over(tx, released, turn, completed);
          if (!completed) await this.#note(tx, asking, released, { outcome: 'aborted', status: 200, rule: 'C11' });
        }),
    });
  }
}

const LAPSED: RuleRefusal = {
  rule: 'C11',
  code: 'package-lapsed',
  detail: 'The days in which it could be collected are over: ask who sent it to sign it anew.',
};
const TAKEN_BACK: RuleRefusal = {
  rule: 'C3',
  code: 'taken-back',
  detail: 'What it rested on was taken back: nothing of it leaves any more.',
};
const NOT_RESUMED: RuleRefusal = {
  rule: 'C11',
  code: 'not-resumed',
  detail: 'It was collected, and the day in which that could be resumed is over, or it was taken back.',
};

function conflict({ code, rule, detail }: RuleRefusal): Problem {
  return new Problem(409, code, detail, { rule });
}

/** RFC 7617: a browser or a program that resumes asks for the code; whoever opens the link without one has used nothing. */
function notProved(): Problem {
  return new Problem(401, 'link-and-code', 'This link opens with the code that reached you another way.', {
    rule: 'C11',
    headers: { 'www-authenticate': 'Basic realm="collection", charset="UTF-8"' },
  });
}

/** RFC 9110, 15.5.17. */
function unsatisfiable(bytes: number): Problem {
  return new Problem(416, 'range-not-satisfiable', 'It is not that long.', {
    headers: { 'content-range': `bytes */${bytes}` },
  });
}

function etagOf({ sha256 }: Released): string {
  return `"${sha256}"`;
}
