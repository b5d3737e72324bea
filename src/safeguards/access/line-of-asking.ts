import { Injectable } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { Stores } from '../../platform/stores/stores.js';
import type { TrailAct } from '../trail/trail-line.js';
import { reasonForAny } from './ability.js';
import { responsibleDoctorOf } from './acts-under.js';
import { askedFor, routeRuleOf } from './asked-for.js';
import type { Context } from './context.js';
import type { EmployeeAttributes } from './facts/employee-attributes.js';
import { ruleIdOf } from './policy/rule-id.js';
import { standingTowards } from './standing.js';

/** What the trail says of a request that was answered and opened no record: an empty list, say. */
@Injectable()
export class LineOfAsking {
  constructor(private readonly stores: Stores) {}

  /** The rule and the responsible doctor (S11) are those that a record in the list would have named. */
  async of(request: FastifyRequest, status: number): Promise<TrailAct> {
    const route = routeRuleOf(request);
    const asked = askedFor(request);
    const context = request.kluis;
    const standing = context === undefined ? undefined : await this.#standing(context, asked.employeeId);
    const facts = { ...asked, ...standing };
    const reason = context === undefined ? null : reasonForAny(context.ability, route.action, route.kind);
    return {
      ...route,
      ...asked,
      rule: reason === null ? null : ruleIdOf(reason),
      outcome: 'allowed',
      status,
      responsibleDoctorId: responsibleDoctorOf(context?.actsUnder ?? null, facts, context?.actor.accountId),
    };
  }

  async #standing(context: Context, employeeId: string | null): Promise<EmployeeAttributes | undefined> {
    if (employeeId === null) return undefined;
    return this.stores.transact('desk', context.session, async (tx) =>
      (await standingTowards(tx, context, [employeeId])).get(employeeId),
    );
  }
}
