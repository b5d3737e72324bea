import { Problem } from '../problems/problem.js';
import type { SignInChallenge } from './sign-in-suffices.js';

/** No token at all: a challenge without an error code, for nothing was tried yet (RFC 6750, 3.1). */
export function tokenMissing(): Problem {
  return new Problem(401, 'token-missing', 'This needs an access token in the Authorization header.', {
    headers: { 'www-authenticate': 'Bearer' },
  });
}

/** A token that isn't accepted; why exactly is nobody's business but the log's (RFC 6750, 3.1). */
export function invalidToken(): Problem {
  return new Problem(401, 'invalid-token', 'This needs a valid access token in the Authorization header.', {
    headers: { 'www-authenticate': 'Bearer error="invalid_token"' },
  });
}

/** Whether a token is good can't be said without the issuer's keys of the last minute, so nobody is let in. */
export function issuerUnavailable(): Problem {
  return new Problem(503, 'issuer-unavailable', 'The issuer of access tokens cannot be reached; ask again.', {
    headers: { 'retry-after': '5' },
  });
}

/** D10 — a good token, but the sign-in behind it is too weak or too old: the challenge of RFC 9470. */
export function signInInsufficient(challenge: SignInChallenge): Problem {
  const { lacking, acrValues, maxAge } = challenge;
  const detail = lacking === 'factors' ? 'This needs a sign-in with two factors.' : 'This needs a more recent sign-in.';
  const parameters = [
    'error="insufficient_user_authentication"',
    `error_description="${detail}"`,
    ...(acrValues.length === 0 ? [] : [`acr_values="${acrValues.join(' ')}"`]),
    ...(maxAge === null ? [] : [`max_age="${maxAge}"`]),
  ];
  return new Problem(401, lacking === 'factors' ? 'sign-in-too-weak' : 'sign-in-too-old', detail, {
    rule: 'D10',
    headers: { 'www-authenticate': `Bearer ${parameters.join(', ')}` },
  });
}
