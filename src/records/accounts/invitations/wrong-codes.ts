import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Problem } from '../../../platform/problems/problem.js';

/** Of one sign-in; of one address ten times that, for behind one address is a whole office that guessed nothing. */
const MOST = { signIn: 10, source: 100 } as const;
const WINDOW_MINUTES = 10;
const WINDOW_MS = WINDOW_MINUTES * 60_000;
/** So many keys are remembered; beyond that the oldest go. A code's own 160 bits keep guessing hopeless even then. */
const REMEMBERED = 20_000;

/** One attempt that counts as wrong until it is known not to be, so that many at once can't pass the bound together. */
export interface Attempt {
  /** It wasn't a wrong code. */
  forgive(): void;
}

/** Where an attempt comes from. */
export interface AttemptOrigin {
  /** Issuer and subject of the token. */
  readonly signIn: string;
  /** Address of the caller. */
  readonly source: string;
}

/** Wrong codes by sign-in and by source: after so many in ten minutes the next gets 429, whatever its code. */
@Injectable()
export class WrongCodes {
  readonly #times = new Map<string, readonly number[]>();

  /**
   * @throws Problem 429 when the sign-in or the source has used up its attempts
   */
  begin(origin: AttemptOrigin, now: Date): Attempt {
    const at = now.getTime();
    const counted = ['signIn', 'source'] as const;
    const keys = counted.map((by) => createHash('sha256').update(`${by} ${origin[by]}`).digest('base64'));
    const recent = keys.map((key) => (this.#times.get(key) ?? []).filter((time) => time > at - WINDOW_MS));
    if (counted.some((by, index) => (recent[index]?.length ?? 0) >= MOST[by])) throw tooMany();
    keys.forEach((key, index) => {
      // Deleted first, so that the map stays in the order of last use.
      this.#times.delete(key);
      this.#times.set(key, [...(recent[index] ?? []), at]);
    });
    this.#forgetOldest();
    return {
      forgive: () => {
        for (const key of keys) this.#remove(key, at);
      },
    };
  }

  #remove(key: string, at: number): void {
    const times = this.#times.get(key) ?? [];
    const index = times.indexOf(at);
    if (index >= 0) this.#times.set(key, times.toSpliced(index, 1));
  }

  #forgetOldest(): void {
    for (const key of this.#times.keys()) {
      if (this.#times.size <= REMEMBERED) return;
      this.#times.delete(key);
    }
  }
}

function tooMany(): Problem {
  return new Problem(429, 'too-many-wrong-codes', 'Too many wrong codes: wait ten minutes.', {
    rule: 'S7',
    headers: { 'retry-after': String(WINDOW_MINUTES * 60) },
  });
}
