import { Injectable } from '@nestjs/common';
import type { Problem } from '../../platform/problems/problem.js';
import { RefusalRecorder, type RefusedRequest } from '../../platform/problems/refusal-recorder.js';
import { AnonymousAttempts } from '../../platform/sign-in/anonymous-attempts.js';
import { outcomeOf } from '../trail/refusal-line.js';
import { Trail } from '../trail/trail.js';
import { askedFor, routeRuleOf } from './asked-for.js';

/** One line for each attempt that was refused or failed, durable before its answer leaves (A1). */
@Injectable()
export class RefusalInTheTrail extends RefusalRecorder {
  constructor(private readonly trail: Trail, private readonly attempts: AnonymousAttempts) {
    super();
  }

  override async record({ request, source }: RefusedRequest, problem: Problem): Promise<void> {
    const trail = request?.kluis?.trail ?? request?.kluisPerson?.trail;
    if (request === undefined || trail === undefined) {
      // Who proved nobody leaves no line but an attempt, added up per source and minute (design: the trail).
      await this.attempts.count(source);
      return;
    }
    trail.refuse({
      ...routeRuleOf(request),
      recordId: askedFor(request),
      rule: problem.extra.rule ?? null,
      outcome: outcomeOf(problem.status),
      status: problem.status,
      responsibleDoctorId: null,
    });
    await this.trail.commit(trail);
  }
}
