import { Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { FastifyRequest } from 'fastify';
import { ROUTE_RULE, type RouteRule } from './allows.js';
import { makeContext, refuseSuspended } from './make-context.js';
import { Policies } from './policy/policies.js';
import { repeatableRequest } from './repeatable-request.js';
import { demandSignIn } from './demand-sign-in.js';
import { SignedInPeople } from './signed-in-people.js';
import './signed-in-person.js';

/**
 * Decides all that is about *you*, before any look-up of what is asked (refusals of kind a): token, account, role, standing,
 * purpose, sign-in. A route without a rule is refused: silence is refusal.
 */
@Injectable()
export class AccessGuard implements CanActivate {
  constructor(
    private readonly reflector: Reflector,
    private readonly people: SignedInPeople,
    private readonly policies: Policies,
  ) {}

  async canActivate(execution: ExecutionContext): Promise<boolean> {
    const rule = this.reflector.get<RouteRule | undefined>(ROUTE_RULE, execution.getHandler());
    if (rule === undefined) throw new Error('a route without a rule was reached');
    if (rule.how === 'open') return true;
    const request = execution.switchToHttp().getRequest<FastifyRequest>();
    request.kluisRule = rule;
    const signedIn = await this.people.of(request);
    // From here on a refusal is that person's, and has a line of its own.
    request.kluisPerson = signedIn;
    refuseSuspended(signedIn);
    const person = { ...signedIn, repeatable: repeatableRequest(request) };
    request.kluisPerson = person;
    if (rule.how === 'signed-in') {
      demandSignIn(this.policies.signInLevel(rule.level), person.token, person.moment);
      return true;
    }
    request.kluis = makeContext(person, rule, request.headers, this.policies);
    return true;
  }
}
