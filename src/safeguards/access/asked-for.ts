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

/** What the path names. */
export interface AskedFor {
  /** The last id in it. */
  readonly recordId: string | null;
  /** The one in the place of an employee's. An id elsewhere is no employee's, whatever it is equal to. */
  readonly employeeId: string | null;
}

/** What the path names, as the trail keeps it; nulls when it names nothing. */
export function askedFor(request: FastifyRequest): AskedFor {
  const parameters = PathParameters.safeParse(request.params);
  if (!parameters.success) return { recordId: null, employeeId: null };
  const ids = Object.entries(parameters.data).filter(([, value]) => Uuid.safeParse(value).success);
  return {
    recordId: ids.at(-1)?.[1] ?? null,
    employeeId: ids.find(([name]) => name === 'employeeId')?.[1] ?? null,
  };
}

/** What the route would have done, as the trail keeps it. */
export function routeRuleOf(request: FastifyRequest): { action: string; kind: string } {
  const rule = request.kluisRule;
  return rule?.how === 'allows' ? { action: rule.action, kind: rule.kind } : { action: 'none', kind: 'none' };
}
