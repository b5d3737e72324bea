import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import type { VerifiedToken } from '../../platform/sign-in/verified-token.js';
import type { StoreSession } from '../../platform/stores/store-session.js';
import type { RequestTrail } from '../trail/request-trail.js';
import type { RepeatableRequest } from './context.js';
import type { Moment, PersonFacts, TextFact } from './facts/access-facts.js';

/** Whoever holds a verified token, before any role is looked at: for linking, signing and the own account. */
export interface SignedInPerson {
  readonly requestId: string;
  readonly token: VerifiedToken;
  /** Null while nobody has linked this token's subject to an account. */
  readonly account: PersonFacts | null;
  readonly accountId: string | null;
  readonly employeeIds: readonly string[];
  readonly texts: readonly TextFact[];
  readonly moment: Moment;
  readonly session: StoreSession;
  readonly trail: RequestTrail;
  readonly repeatable: RepeatableRequest | null;
}

declare module 'fastify' {
  interface FastifyRequest {
    kluisPerson?: SignedInPerson;
  }
}

/** The person whose token the guard verified, on a route with @SignedIn. */
export const Person = createParamDecorator((_data: unknown, execution: ExecutionContext): SignedInPerson => {
  const { kluisPerson } = execution.switchToHttp().getRequest<FastifyRequest>();
  if (kluisPerson === undefined) throw new Error('a handler asked for a person on a route without @SignedIn');
  return kluisPerson;
});
