import { Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import type { IncomingHttpHeaders } from 'node:http';
import { invalidInput, unsupportedMediaType } from '../problems/usual-problems.js';
import { declaredInputOf, type DeclaredInput } from './declared-input.js';
import { carriesBody } from './incoming-body.js';
import { readMediaType } from './media-type.js';
import { MALFORMED_QUERY } from './query-values.js';

/**
 * The last guard: what a route does not say it takes, it refuses. A query string where none is declared, a body on a
 * GET, a body of another media type or charset, a compressed body. After the guards that decide about the caller, so
 * that whoever may not be here learns nothing about what the route takes.
 */
@Injectable()
export class DeclaredInputGuard implements CanActivate {
  canActivate(context: ExecutionContext): boolean {
    const declared = declaredInputOf(context.getClass(), context.getHandler() as (...args: never[]) => unknown);
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    refuseUndeclaredQuery(request, declared);
    refuseUndeclaredBody(request.headers, declared.body);
    return true;
  }
}

function refuseUndeclaredQuery(request: FastifyRequest, declared: DeclaredInput): void {
  if (request.query === MALFORMED_QUERY) {
    throw invalidInput([{ at: '', code: 'malformed_query' }]);
  }
  if (!declared.hasQuery && request.url.includes('?')) {
    throw invalidInput([{ at: '', code: 'no_query_here' }]);
  }
}

function refuseUndeclaredBody(headers: IncomingHttpHeaders, declared: DeclaredInput['body']): void {
  if (declared === 'none') {
    if (carriesBody(headers)) {
      throw invalidInput([{ at: '', code: 'no_body_here' }]);
    }
    return;
  }
  if (!carriesBody(headers) && !isEmptyFile(headers, declared)) {
    throw invalidInput([{ at: '', code: 'required' }]);
  }
  const type = readMediaType(headers['content-type']);
  const charsets = declared === 'json' ? ['utf-8'] : declared.charsets;
  const mediaType = declared === 'json' ? 'application/json' : declared.mediaType;
  if (
    // No coding is unpacked, so a small body can't become a large one.
    (headers['content-encoding'] ?? 'identity') !== 'identity' ||
    type?.essence !== mediaType ||
    (type.charset !== null && charsets !== 'any' && !charsets.includes(type.charset))
  ) {
    throw unsupportedMediaType(mediaType);
  }
}

/** Who names a type sent something, be it of no bytes. */
function isEmptyFile(headers: IncomingHttpHeaders, declared: DeclaredInput['body']): boolean {
  return typeof declared === 'object' && declared.mayBeEmpty === true && headers['content-type'] !== undefined;
}
