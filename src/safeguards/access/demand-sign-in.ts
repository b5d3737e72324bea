import type { VerifiedToken } from '../../platform/sign-in/verified-token.js';
import { signInChallenge, type RequiredSignIn } from '../../platform/sign-in/sign-in-suffices.js';
import { stepUp } from '../../platform/sign-in/step-up.js';
import type { Moment } from './facts/access-facts.js';
import { AS_THE_TOKEN } from './policy/policy-documents.js';
import type { SignInLevel } from './policy/sign-in-levels.js';

/** D10 — a policy's level as what the sign-in is held against. */
export function requiredSignIn(level: SignInLevel): RequiredSignIn {
  const maxAgeSeconds = level.atMostMinutesOld === AS_THE_TOKEN ? null : level.atMostMinutesOld * 60;
  return { twoFactors: level.factors === 2, maxAgeSeconds };
}

/** D10 — is a sign-in strong and recent enough? */
export function signInSuffices(level: SignInLevel, token: VerifiedToken, { instant }: Moment): boolean {
  return signInChallenge(requiredSignIn(level), token, instant) === null;
}

/** D10 — demands a sign-in that is strong and recent enough. @throws Problem 401 with the challenge of RFC 9470. */
export function demandSignIn(level: SignInLevel, token: VerifiedToken, { instant }: Moment): void {
  stepUp(requiredSignIn(level), token, instant);
}
