import { Injectable } from '@nestjs/common';
import type { Login } from '../../platform/stores/logins.js';
import { Stores } from '../../platform/stores/stores.js';
import type { Transaction } from '../../platform/stores/transaction.js';
import { Problem } from '../../platform/problems/problem.js';
import type { RequestTrail } from '../trail/request-trail.js';
import { Trail } from '../trail/trail.js';
import type { Context } from './context.js';
import { orLookAgain } from './locks-disagree.js';
import type { SignedInPerson } from './signed-in-person.js';
import type { Receipt } from './receipt.js';
import { claimKey, keepAnswer } from './repeated-request.js';

export type { Receipt } from './receipt.js';

type WritingRequest = Pick<SignedInPerson, 'accountId' | 'session' | 'trail' | 'repeatable'>;

/** What a write asks for besides its work. */
interface Writing {
  /** The work reads what is still coming in: nobody else waits for that, and it comes in once. */
  readonly waitsForNetwork?: boolean;
  /** Decides afresh on the same request made again, where the work itself put what it is about out of the actor's sight. */
  readonly again?: ((tx: Transaction) => Promise<void>) | undefined;
}

/** The stores as a request may use them: with its session set, its trail lines inside, its repetition answered once. */
@Injectable()
export class RecordStores {
  constructor(
    private readonly stores: Stores,
    private readonly trail: Trail,
  ) {}

  /** Reads in one transaction of `login`. Lines of what is opened become durable before the answer leaves. */
  async read<T>(context: Context, login: Login, work: (tx: Transaction) => Promise<T>): Promise<T> {
    return this.stores.transact(login, context.session, work);
  }

  /**
   * Writes in one transaction of `login`: the change, its trail lines and the kept answer are stored together or not at all.
   * What is written in a medical dossier, its doctor or who works for him writes, also at the moment that it is stored (S9):
   * meanwhile nobody else becomes responsible.
   * @param work may be done again: where its two locks disagreed, it is undone and decided anew.
   * @returns the receipt of `work`, or that of the same request made before under its Idempotency-Key.
   */
  async write<R extends Receipt>(
    context: Context,
    login: Login,
    work: (tx: Transaction) => Promise<R>,
    { waitsForNetwork = false, again }: Writing = {},
  ): Promise<R> {
    const request = { ...context, accountId: context.actor.accountId };
    if (waitsForNetwork) return this.#write(request, login, { work }, false);
    return orLookAgain(() => this.#write(request, login, { work, again }, login === 'medical'));
  }

  /** {@link read} for a person without a role. */
  async readAs<T>(person: SignedInPerson, login: Login, work: (tx: Transaction) => Promise<T>): Promise<T> {
    return this.stores.transact(login, person.session, work);
  }

  /** {@link write} for a person without a role; without an account nothing is kept for a repeated request. */
  async writeAs<R extends Receipt>(
    person: SignedInPerson,
    login: Login,
    work: (tx: Transaction) => Promise<R>,
  ): Promise<R> {
    return orLookAgain(() => this.#write(person, login, { work }, false));
  }

  async #write<R extends Receipt>(
    request: WritingRequest,
    login: Login,
    { work, again }: Pick<Writing, 'again'> & { readonly work: (tx: Transaction) => Promise<R> },
    keepsFacts: boolean,
  ): Promise<R> {
    const { accountId, trail } = request;
    const repeatable = accountId === null ? null : request.repeatable;
    const noted = trail.pending().length;
    let written = 0;
    try {
      const decided = async (tx: Transaction): Promise<R> => {
        const before = await claimKey<R>(tx, login, accountId ?? '', repeatable);
        if (before !== null) return this.#again(tx, trail, before, again ?? work);
        const answer = await work(tx);
        written = await this.trail.addWithin(tx, trail);
        await keepAnswer(tx, login, accountId ?? '', repeatable, answer);
        return answer;
      };
      const receipt = await this.stores.transact(login, request.session, decided, keepsFacts);
      trail.settled(written);
      return receipt;
    } catch (failure) {
      trail.forgetAfter(noted);
      throw failure;
    }
  }

  /**
   * The same request again: decided afresh by doing it once more and undoing that, so that who lost the access since gets a
   * refusal; what the first one brought about (a conflict, a version) is no reason to refuse the second.
   */
  async #again<R extends Receipt>(
    tx: Transaction,
    trail: RequestTrail,
    before: R,
    work: (tx: Transaction) => Promise<unknown>,
  ): Promise<R> {
    const noted = trail.pending().length;
    await tx.query('SAVEPOINT again');
    try {
      await work(tx);
    } catch (failure) {
      if (failure instanceof Problem && (failure.status === 403 || failure.status === 404)) throw failure;
    }
    await tx.query('ROLLBACK TO SAVEPOINT again');
    trail.repeatAfter(noted);
    return before;
  }
}
