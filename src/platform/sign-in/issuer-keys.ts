import type { ServiceLog } from '../logging/service-log.js';
import { fetchIssuerKeys, type IssuerKey } from './issuer-documents.js';
import { issuerUnavailable } from './sign-in-problems.js';

/** Milliseconds after which keys are fetched again, while those at hand stay in use. */
const RENEW_AFTER = 30_000;
/** Milliseconds after which keys aren't used any more: one taken away at the issuer is worth nothing a minute later. */
const UNUSABLE_AFTER = 60_000;
/** Least time between two fetches that failed, or that an unknown key id caused. */
const PAUSE = 1_000;

/** Milliseconds that only go forward; the wall clock may be set back, and then keys would seem young. */
export type Stopwatch = () => number;

/**
 * The issuer's public keys of the last minute. Fetched again every half minute of use, and at once (but at most once a
 * second) for a key id that isn't known yet, so that a rotation is noticed with the first new token.
 */
export class IssuerKeys {
  #keys = new Map<string, IssuerKey>();
  #askedAt = -Infinity;
  #failedAt = -Infinity;
  #unknownAt = -Infinity;
  #pending: Promise<void> | null = null;

  constructor(
    private readonly issuer: string,
    private readonly log: ServiceLog,
    private readonly stopwatch: Stopwatch = () => performance.now(),
  ) {}

  /**
   * The key of that id, null when the issuer has none. The same object comes back for as long as the key is the same.
   *
   * @throws Problem 503 issuer-unavailable when there are no keys of the last minute
   */
  async find(kid: string): Promise<IssuerKey | null> {
    await this.#recentKeys();
    const known = this.#keys.get(kid);
    if (known !== undefined) {
      return known;
    }
    // A fetch under way may have been answered before the key was made, so it does not count as having asked.
    await this.#pending?.catch(() => undefined);
    if (!this.#keys.has(kid) && this.stopwatch() - this.#unknownAt >= PAUSE) {
      this.#unknownAt = this.stopwatch();
      await this.#renew();
    }
    return this.#keys.get(kid) ?? null;
  }

  async #recentKeys(): Promise<void> {
    const age = this.stopwatch() - this.#askedAt;
    if (age < RENEW_AFTER) {
      return;
    }
    if (age >= UNUSABLE_AFTER) {
      await this.#renew();
    } else if (this.#pending === null && this.stopwatch() - this.#failedAt >= PAUSE) {
      this.#renew().catch(() => undefined);
    }
  }

  #renew(): Promise<void> {
    if (this.#pending === null && this.stopwatch() - this.#failedAt < PAUSE) {
      return Promise.reject(issuerUnavailable());
    }
    this.#pending ??= this.#fetch().finally(() => {
      this.#pending = null;
    });
    return this.#pending;
  }

  async #fetch(): Promise<void> {
    const askedAt = this.stopwatch();
    try {
      const fetched = await fetchIssuerKeys(this.issuer);
      this.#keys = new Map([...fetched].map(([kid, key]) => [kid, sameAs(this.#keys.get(kid), key)]));
      // Counted from the question: the answer may have been made right after it.
      this.#askedAt = askedAt;
    } catch (thrown) {
      this.#failedAt = this.stopwatch();
      this.log.failure('issuer-unreachable', thrown);
      throw issuerUnavailable();
    }
  }
}

/** What was verified with a key object stays verified while that very key is published. */
function sameAs(known: IssuerKey | undefined, fetched: IssuerKey): IssuerKey {
  const same = known?.key.equals(fetched.key) === true && known.algorithms.join() === fetched.algorithms.join();
  return same ? known : fetched;
}
