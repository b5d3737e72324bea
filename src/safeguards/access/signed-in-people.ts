import { Injectable } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { Clock } from '../../platform/clock/clock.js';
import { SignInGuard } from '../../platform/sign-in/sign-in.guard.js';
import { RequestTrail } from '../trail/request-trail.js';
import { claimsOf } from './claims.js';
import { momentOf } from './facts/moment.js';
import { Policies } from './policy/policies.js';
import { SignInFactsReader } from './sign-in-facts.js';
import type { SignedInPerson } from './signed-in-person.js';

/** Who sends a request: the account behind its token as it is at this moment, before any role is looked at. */
@Injectable()
export class SignedInPeople {
  constructor(
    private readonly signIn: SignInGuard,
    private readonly facts: SignInFactsReader,
    private readonly policies: Policies,
    private readonly clock: Clock,
  ) {}

  /** @throws Problem 401 invalid-token, 503 issuer-unavailable */
  async of(request: FastifyRequest): Promise<SignedInPerson> {
    const token = await this.signIn.verify(request);
    const found = await this.facts.of(token.issuer, token.subject);
    const accountId = found?.person.accountId ?? null;
    const words = { purposes: this.policies.purposeNames(), roles: this.policies.roleNames() };
    const trail = new RequestTrail({
      requestId: request.id,
      accountId,
      actingRole: null,
      purpose: null,
      purposeClaimed: false,
      source: request.ip,
      route: `${request.method} ${(request.is404 ? undefined : request.routeOptions.url) ?? '-'}`,
      claims: claimsOf(request.headers, words),
    });
    return {
      requestId: request.id,
      token,
      account: found?.person ?? null,
      accountId,
      employeeIds: found?.employeeIds ?? [],
      texts: found?.texts ?? [],
      moment: momentOf(found?.at ?? this.clock.now().toString()),
      session: { accountId, role: null, purpose: null },
      trail,
      repeatable: null,
    };
  }
}
