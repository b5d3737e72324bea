import { Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import passport from 'passport';
import { BearerStrategy, type BearerRequest } from './bearer.strategy.js';
import type { VerifiedToken } from './verified-token.js';

/** Passport's answer: an error, or whom the strategy let in. */
type Authenticated = (thrown: unknown, token: VerifiedToken | false | null | undefined) => void;
type Authenticate = (request: BearerRequest, response: object, next: (thrown: unknown) => void) => void;

/** A request needs a verified token; which account that is, and what it may do, others decide. */
@Injectable()
export class SignInGuard implements CanActivate {
  // An authenticator of its own: Passport's default one is shared by every application in the process.
  readonly #passport = new passport.Authenticator();

  constructor(strategy: BearerStrategy) {
    this.#passport.use(strategy);
  }

  /** @throws Problem 401 invalid-token, 503 issuer-unavailable */
  async canActivate(context: ExecutionContext): Promise<boolean> {
    await this.verify(context.switchToHttp().getRequest<FastifyRequest>());
    return true;
  }

  /** The request's verified token, which it also has from here on. @throws Problem as `canActivate` */
  async verify(request: Pick<FastifyRequest, 'headers' | 'verifiedToken'>): Promise<VerifiedToken> {
    const token = await this.#authenticate({ headers: { authorization: request.headers.authorization } });
    request.verifiedToken = token;
    return token;
  }

  /** Passport writes on the request it gets (logIn, _sessionManager …), so it gets one of its own. */
  #authenticate(request: BearerRequest): Promise<VerifiedToken> {
    return new Promise((resolve, reject) => {
      const decided: Authenticated = (thrown, token) => {
        if (token) {
          resolve(token);
        } else {
          reject(thrown instanceof Error ? thrown : new TypeError('sign-in ended without an outcome'));
        }
      };
      const authenticate = this.#passport.authenticate('bearer', { session: false }, decided) as Authenticate;
      authenticate(request, {}, reject);
    });
  }
}
