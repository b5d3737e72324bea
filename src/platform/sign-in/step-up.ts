import { signInInsufficient } from './sign-in-problems.js';
import { signInChallenge, type RequiredSignIn } from './sign-in-suffices.js';
import type { VerifiedToken } from './verified-token.js';

/** D10 — demands a sign-in. @throws Problem 401 with the challenge of RFC 9470 when the token's does not suffice */
export function stepUp(required: RequiredSignIn, token: VerifiedToken, now: Date): void {
  const challenge = signInChallenge(required, token, now);
  if (challenge !== null) {
    throw signInInsufficient(challenge);
  }
}
