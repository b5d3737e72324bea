import type { SignInLevel } from './sign-in-levels.js';

/** What a token says of the sign-in: how many factors, and when the person last proved who he is. */
export interface SignIn {
  readonly factors: number;
  readonly at: Date;
}

const MINUTE = 60_000;

/**
 * D10 — whether a sign-in is strong and recent enough. On the last minute it still is; one from the future never is.
 *
 * @param now the moment of the request
 */
export function signInSuffices(level: SignInLevel, signIn: SignIn, now: Date): boolean {
  const age = now.getTime() - signIn.at.getTime();
  if (signIn.factors < level.factors || !(age >= 0)) return false;
  return level.atMostMinutesOld === undefined || age <= level.atMostMinutesOld * MINUTE;
}
