import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { RouteRule } from './allows.js';

declare module 'fastify' {
  interface FastifyRequest {
    /** The rule of the matched route, set by the guard. */
    kluisRule?: RouteRule;
  }
}

const Uuid = z.uuid();
const PathParameters = z.record(z.string(), z.string());

/** The id that the path names last, as the trail keeps it; null when there is none. */
export function askedFor(request: FastifyRequest): string | null {
  const parameters = PathParameters.safeParse(request.params);
  if (!parameters.success) return null;
  return Object.values(parameters.data).filter((value) => Uuid.safeParse(value).success).at(-1) ?? null;
}

/** What the route would have done, as the trail keeps it. */
export function routeRuleOf(request: FastifyRequest): { action: string; kind: string } {
  const rule = request.kluisRule;
  return rule?.how === 'allows' ? { action: rule.action, kind: rule.kind } : { action: 'none', kind: 'none' };
}
