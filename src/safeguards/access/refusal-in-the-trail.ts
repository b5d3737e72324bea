import { Injectable } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { Problem } from '../../platform/problems/problem.js';
import { RefusalRecorder, type RefusedRequest } from '../../platform/problems/refusal-recorder.js';
import { AnonymousAttempts } from '../../platform/sign-in/anonymous-attempts.js';
import { outcomeOf } from '../trail/refusal-line.js';
import { Trail } from '../trail/trail.js';
import { responsibleDoctorOf } from './acts-under.js';
import { askedFor, routeRuleOf } from './asked-for.js';
import { namedInBody } from './named-in-body.js';
import { Policies } from './policy/policies.js';
import type { RequestTrail } from '../trail/request-trail.js';
import { SignedInPeople } from './signed-in-people.js';

/** One line for each attempt that was refused or failed, durable before its answer leaves (A1). */
@Injectable()
export class RefusalInTheTrail extends RefusalRecorder {
  constructor(
    private readonly trail: Trail,
    private readonly attempts: AnonymousAttempts,
    private readonly policies: Policies,
    private readonly people: SignedInPeople,
  ) {
    super();
  }

  override async record({ request, source }: RefusedRequest, problem: Problem): Promise<void> {
    const trail = request?.kluis?.trail ?? request?.kluisPerson?.trail ?? (await this.#beforeTheGuard(request));
    if (request === undefined || trail === undefined) {
      // Who proved nobody leaves no line but an attempt, added up per source and minute (design: the trail).
      await this.attempts.count(source);
      return;
    }
    const routeRule = routeRuleOf(request);
    const asked = askedFor(request);
    const about = await namedInBody(request);
    trail.concerns(about);
    trail.refuse({
      ...routeRule,
      ...asked,
      rule: problem.extra.rule ?? this.#guardingRule(problem.status, routeRule.kind),
      outcome: outcomeOf(problem.status),
      status: problem.status,
      responsibleDoctorId: responsibleDoctorOf(request.kluis?.actsUnder ?? null, {
        employeeId: asked.employeeId ?? about[0] ?? null,
      }),
    });
    await this.trail.commit(trail);
  }

  /** Who asks for what is no route, or in a form that nobody reads, came to no guard: a valid token names him all the same. */
  async #beforeTheGuard(request: FastifyRequest | undefined): Promise<RequestTrail | undefined> {
    if (request?.headers.authorization === undefined || request.kluisRule !== undefined) return undefined;
    try {
      const { accountId, trail } = await this.people.of(request);
      return accountId === null ? undefined : trail;
    } catch (thrown) {
      if (thrown instanceof Problem && thrown.status === 401) return undefined;
      throw thrown;
    }
  }

  /** The answer to what one may not know of names no rule; the trail has it (design: three kinds of refusal). */
  #guardingRule(status: number, kind: string): string | null {
    return (status === 403 || status === 404) && kind !== 'none' ? this.policies.kind(kind).rule : null;
  }
}
