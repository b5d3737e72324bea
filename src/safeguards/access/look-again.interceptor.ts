import { Injectable, type CallHandler, type ExecutionContext, type NestInterceptor } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { catchError, throwError, type Observable } from 'rxjs';
import { notFound } from '../../platform/problems/usual-problems.js';
import { isDisagreement } from './locks-disagree.js';
import { makeContext, refuseSuspended } from './make-context.js';
import { Policies } from './policy/policies.js';
import { SignedInPeople } from './signed-in-people.js';

/**
 * A reading whose two locks disagree is done once more: what ended between their two looks is refused like what had ended before.
 * What changes something isn't done again as a whole, but each of its transactions is (RecordStores).
 *
 * Where they disagree again, it may be about who asks: his role, his account or what his role requires ended since the guard looked.
 * Then he is refused as the guard refuses his next request (S7). So with a dossier that was taken from his account: he may know of
 * it no more. If he isn't, the fault is ours, and stays one.
 */
@Injectable()
export class LookAgainInterceptor implements NestInterceptor {
  constructor(
    private readonly people: SignedInPeople,
    private readonly policies: Policies,
  ) {}

  intercept(execution: ExecutionContext, next: CallHandler): Observable<unknown> {
    const request = execution.switchToHttp().getRequest<FastifyRequest>();
    const trail = request.kluis?.trail ?? request.kluisPerson?.trail;
    const noted = trail?.pending().length ?? 0;
    return next.handle().pipe(
      catchError((failure: unknown) => {
        if (request.method !== 'GET' || !isDisagreement(failure)) return throwError(() => failure);
        // Nothing of it left the house.
        trail?.forgetAfter(noted);
        return next.handle();
      }),
      catchError(async (failure: unknown): Promise<never> => {
        if (!isDisagreement(failure)) throw failure;
        trail?.forgetAfter(noted);
        await this.#refuseWhoMayNotAsk(request);
        throw failure;
      }),
    );
  }

  /** @throws Problem what the guard says to the same request now, if it refuses it; 404 where a dossier isn't his any more. */
  async #refuseWhoMayNotAsk(request: FastifyRequest): Promise<void> {
    const person = await this.people.of(request);
    refuseSuspended(person);
    if (request.kluisRule?.how === 'allows') {
      makeContext(person, request.kluisRule, request.headers, this.policies);
    }
    const own = new Set(person.employeeIds);
    if (request.kluis?.actor.employeeIds.some((id) => !own.has(id)) === true) throw notFound();
  }
}
