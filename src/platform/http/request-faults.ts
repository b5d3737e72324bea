import type { FastifyRequest } from 'fastify';
import type { Problem } from '../problems/problem.js';
import { malformedRequest, methodNotAllowed, notFound, uriTooLong } from '../problems/usual-problems.js';
import type { RouteTable } from './route-table.js';
import { isWellFormedPath } from './well-formed-path.js';

/** Header fields that decide something, so that there must be no choice between two of them. */
const AT_MOST_ONCE: ReadonlySet<string> = new Set([
  'acting-as',
  'authorization',
  'content-encoding',
  'content-type',
  'host',
  'idempotency-key',
  'purpose',
]);

/**
 * What is wrong with a request before anybody asks who sent it: the form of its target and headers, and whether there
 * is such a route. Null when nothing is. HEAD and OPTIONS are methods no path has (405): HEAD would be a read that
 * shows its reader nothing, and nothing here is meant for other origins.
 */
export function requestFault(request: FastifyRequest, routes: RouteTable, urlBytes: number): Problem | null {
  const target = request.raw.url ?? '';
  if (target.length > urlBytes) {
    return uriTooLong();
  }
  if (hasAmbiguousHeaders(request.raw.rawHeaders) || request.headers.host === undefined) {
    return malformedRequest();
  }
  if (!isWellFormedPath(target)) {
    return notFound();
  }
  if (request.is404) {
    const methods = routes.methodsAt(target.split('?', 1)[0] ?? '');
    return methods.length === 0 ? notFound() : methodNotAllowed(methods);
  }
  return null;
}

/** @param rawHeaders names and values alternating, as Node keeps them */
function hasAmbiguousHeaders(rawHeaders: readonly string[]): boolean {
  const met = new Set<string>();
  for (let i = 0; i < rawHeaders.length; i += 2) {
    const name = rawHeaders[i]?.toLowerCase() ?? '';
    if (AT_MOST_ONCE.has(name)) {
      if (met.has(name)) {
        return true;
      }
      met.add(name);
    }
  }
  return false;
}
