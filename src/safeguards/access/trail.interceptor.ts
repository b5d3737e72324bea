import { Injectable, type CallHandler, type ExecutionContext, type NestInterceptor } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { mergeMap, type Observable } from 'rxjs';
import { Trail } from '../trail/trail.js';
import { LineOfAsking } from './line-of-asking.js';

/**
 * Holds every answer until its own lines are on disk (A1). What opened nothing, an empty list say, leaves one line for the
 * asking itself.
 */
@Injectable()
export class TrailInterceptor implements NestInterceptor {
  constructor(
    private readonly trail: Trail,
    private readonly asking: LineOfAsking,
  ) {}

  intercept(execution: ExecutionContext, next: CallHandler): Observable<unknown> {
    const request = execution.switchToHttp().getRequest<FastifyRequest>();
    return next.handle().pipe(
      mergeMap(async (answer: unknown) => {
        const trail = request.kluis?.trail ?? request.kluisPerson?.trail;
        if (trail === undefined) return answer;
        if (!trail.hasNoted) trail.note(await this.asking.of(request, trail.goodStatus));
        await this.trail.commit(trail);
        return answer;
      }),
    );
  }
}
