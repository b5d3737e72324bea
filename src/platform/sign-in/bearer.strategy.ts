import passport from 'passport';
import { bearerTokenOf } from './bearer-token.js';
import { invalidToken, tokenMissing } from './sign-in-problems.js';
import type { TokenVerifier } from './token-verifier.js';

/** What the strategy looks at of a request: the Authorization header, and nothing else. */
export interface BearerRequest {
  readonly headers: { readonly authorization?: string | undefined };
}

/**
 * Passport's bearer strategy over our verifier. Passport runs it on an object made from this one, on which it puts
 * `success` and `error`; so there are no #private members here, they would not be found.
 */
export class BearerStrategy extends passport.Strategy {
  override readonly name = 'bearer';

  constructor(private readonly verifier: TokenVerifier) {
    super();
  }

  /** Ends in `success` with the VerifiedToken, or in `error` with a Problem. */
  override authenticate(request: BearerRequest): void {
    const { authorization } = request.headers;
    if (authorization === undefined) {
      this.error(tokenMissing());
      return;
    }
    const token = bearerTokenOf(authorization);
    if (token === null) {
      this.error(invalidToken());
      return;
    }
    this.verifier.verify(token).then(
      (verified) => {
        this.success(verified);
      },
      (thrown: unknown) => {
        this.error(thrown);
      },
    );
  }
}
