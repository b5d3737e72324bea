import { createHash } from 'node:crypto';
import type { FastifyRequest } from 'fastify';
import { IncomingBody } from '../../platform/http/incoming-body.js';
import { Problem } from '../../platform/problems/problem.js';
import { invalidInput } from '../../platform/problems/usual-problems.js';
import type { RepeatableRequest } from './context.js';

const KEY = /^[A-Za-z0-9_-]{8,64}$/;

/**
 * The request's Idempotency-Key with a digest of what it asks: method, path, acting role and body.
 * @returns null without the header. @throws Problem 400 for a key of another form, or on a route that isn't a POST.
 */
export function repeatableRequest(request: FastifyRequest): RepeatableRequest | null {
  const key = request.headers['idempotency-key'];
  if (key === undefined) return null;
  if (request.method !== 'POST') throw invalidInput([{ at: 'Idempotency-Key', code: 'only_for_post' }]);
  if (typeof key !== 'string' || !KEY.test(key)) throw notAKey();
  return { key, digest: () => digestOf(request) };
}

function notAKey(): Problem {
  const detail = 'An Idempotency-Key is 8 to 64 letters, digits, hyphens and underscores; nothing was stored.';
  return new Problem(400, 'invalid-input', detail, { errors: [{ at: 'Idempotency-Key', code: 'not_a_key' }] });
}

async function digestOf(request: FastifyRequest): Promise<Buffer> {
  const { method, url, headers, body } = request;
  const received = body instanceof IncomingBody ? await body.digest() : '';
  const role = typeof headers['acting-as'] === 'string' ? headers['acting-as'] : '';
  return createHash('sha256').update([method, url, role, received].join('\n')).digest();
}
