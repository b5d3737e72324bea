import { Injectable, type CallHandler, type ExecutionContext, type NestInterceptor } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { catchError, throwError, type Observable } from 'rxjs';
import { isDisagreement } from './locks-disagree.js';

/**
 * A reading whose two locks disagree is done once more: what ended between their two looks is refused like what had ended before.
 * What changes something isn't done again as a whole, but each of its transactions is (RecordStores).
 */
@Injectable()
export class LookAgainInterceptor implements NestInterceptor {
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
    );
  }
}
