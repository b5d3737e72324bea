import type { FastifyRequest } from 'fastify';
import type { Problem } from './problem.js';

/** What is known of a request that is about to be refused, also when its bytes never became a request. */
export interface RefusedRequest {
  /** UUID, the same as in the problem's `instance`. */
  readonly id: string;
  /** The method, or '-' where none could be read. */
  readonly method: string;
  /** The route's template ('/v1/employees/:id'), never the URL; '-' where no route matched. */
  readonly route: string;
  /** Address of the caller: the peer's, or what a trusted proxy says. */
  readonly source: string;
  /** The request itself, for what the guards found out (account, acting role); absent for unreadable bytes. */
  readonly request?: FastifyRequest;
}

/**
 * A1 — a refusal's own line is durable before the answer leaves. The trail implements it; when it rejects, the answer
 * becomes 503 'trail-unavailable'.
 */
export abstract class RefusalRecorder {
  abstract record(refused: RefusedRequest, problem: Problem): Promise<void>;
}

/** The recorder's view of a request that reached Fastify. */
export function refusedRequest(request: FastifyRequest): RefusedRequest {
  return {
    id: request.id,
    method: request.method,
    route: (request.is404 ? undefined : request.routeOptions.url) ?? '-',
    source: request.ip,
    request,
  };
}
