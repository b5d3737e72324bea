import { Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { FastifyRequest } from 'fastify';
import { Clock } from '../../platform/clock/clock.js';
import { Problem } from '../../platform/problems/problem.js';
import { RequestTrail } from '../trail/request-trail.js';
import { ROUTE_RULE, type RouteRule } from './allows.js';
import { claimsOf, type KnownWords } from './claims.js';
import { momentOf } from './facts/moment.js';
import { makeContext } from './make-context.js';
import { Policies } from './policy/policies.js';
import { repeatableRequest } from './repeatable-request.js';
import { SignInFactsReader } from './sign-in-facts.js';
import type { SignedInPerson } from './signed-in-person.js';
import { demandSignIn } from './demand-sign-in.js';
import { SignInGuard } from '../../platform/sign-in/sign-in.guard.js';

/**
 * Decides all that is about *you*, before any look-up of what is asked (refusals of kind a): token, account, role, standing,
 * purpose, sign-in. A route without a rule is refused: silence is refusal.
 */
@Injectable()
export class AccessGuard implements CanActivate {
  constructor(
    private readonly reflector: Reflector,
    private readonly signIn: SignInGuard,
    private readonly facts: SignInFactsReader,
    private readonly policies: Policies,
    private readonly clock: Clock,
  ) {}

  get #words(): KnownWords {
    return { purposes: this.policies.purposeNames(), roles: this.policies.roleNames() };
  }

  async canActivate(execution: ExecutionContext): Promise<boolean> {
    const rule = this.reflector.get<RouteRule | undefined>(ROUTE_RULE, execution.getHandler());
    if (rule === undefined) throw new Error('a route without a rule was reached');
    if (rule.how === 'open') return true;
    const request = execution.switchToHttp().getRequest<FastifyRequest>();
    request.kluisRule = rule;
    const signedIn = await this.#person(execution, request);
    // From here on a refusal is that person's, and has a line of its own.
    request.kluisPerson = signedIn;
    if (signedIn.account?.status === 'suspended') {
      throw new Problem(403, 'account-suspended', 'This account is suspended.', { rule: 'S7' });
    }
    const person = { ...signedIn, repeatable: repeatableRequest(request) };
    request.kluisPerson = person;
    if (rule.how === 'signed-in') {
      demandSignIn(this.policies.signInLevel(rule.level), person.token, person.moment);
      return true;
    }
    request.kluis = makeContext(person, rule, request.headers, this.policies);
    return true;
  }

  async #person(execution: ExecutionContext, request: FastifyRequest): Promise<SignedInPerson> {
    const token = await this.signIn.verify(execution);
    const found = await this.facts.of(token.issuer, token.subject);
    const accountId = found?.person.accountId ?? null;
    const moment = momentOf(found?.at ?? this.clock.now().toString());
    const trail = new RequestTrail({
      requestId: request.id,
      accountId,
      actingRole: null,
      purpose: null,
      purposeClaimed: false,
      source: request.ip,
      route: `${request.method} ${request.routeOptions.url ?? '-'}`,
      claims: claimsOf(request.headers, this.#words),
    });
    return {
      requestId: request.id,
      token,
      account: found?.person ?? null,
      accountId,
      employeeIds: found?.employeeIds ?? [],
      texts: found?.texts ?? [],
      moment,
      session: { accountId, role: null, purpose: null },
      trail,
      repeatable: null,
    };
  }
}
