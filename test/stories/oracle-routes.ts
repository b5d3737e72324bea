import type { z } from 'zod';
import { declaredInputOf, type DeclaredInput } from '../../src/platform/http/declared-input.js';
import { routeHandlers } from '../../src/platform/http/route-handlers.js';
import type { RouteRule } from '../../src/safeguards/access/allows.js';
import { canAtAll } from '../../src/safeguards/access/policy/compiled-role.js';
import type { Policies } from '../../src/safeguards/access/policy/policies.js';
import { routeCensus } from '../../src/safeguards/access/route-census.js';
import type { RunningService } from '../harness/service.js';

/** A route of the census that is not open, with what it takes. */
export interface Route {
  readonly name: string;
  readonly method: string;
  readonly path: string;
  readonly rule: Exclude<RouteRule, { how: 'open' }>;
  readonly declared: DeclaredInput;
  /** The schema of its JSON body, null without one. */
  readonly body: z.ZodType | null;
  /** The names of the ids in its path, in their order. */
  readonly ids: readonly string[];
}

/** Every route of a running service that asks who comes; a new one is in it by itself. */
export function routesOf({ app }: RunningService): Route[] {
  const handlers = new Map(
    routeHandlers(app).map((route) => [`${route.controller.name}.${route.handler.name}`, route]),
  );
  return routeCensus(app).flatMap(({ method, path, handler, rule }) => {
    const found = handlers.get(handler);
    if (found === undefined || rule === undefined) throw new Error(`${handler} is not in the census as it is served`);
    if (rule.how === 'open') return [];
    const declared = declaredInputOf(found.controller, found.handler);
    const body = declared.parameters.find(({ kind }) => kind === 'body')?.schema ?? null;
    return [
      {
        name: `${method} ${path}`,
        method,
        path,
        rule,
        declared,
        body,
        ids: [...path.matchAll(/:(\w+)/g)].map(([, id]) => id ?? ''),
      },
    ];
  });
}

/** Does the guard let somebody in this role through? Where no role is asked for, everybody. */
export function letsThrough(route: Route, role: string, policies: Policies): boolean {
  return route.rule.how === 'signed-in' || canAtAll(policies.role(role), route.rule.action, route.rule.kind);
}

/** The headers that a role needs there: one of the purposes it may act for. */
export function purposeFor(route: Route, role: string, policies: Policies): Readonly<Record<string, string>> {
  if (route.rule.how === 'signed-in') return {};
  const [purpose] = policies.purposesFor(role, route.rule.action, route.rule.kind);
  return purpose === undefined ? {} : { purpose };
}

/**
 * Is there anything of this kind that the role may not know of? Not where one of its statements, to do this or to see
 * such a record, asks for nothing that ties it to the actor.
 */
export function hasForeign({ rule }: Route, role: string, policies: Policies): boolean {
  if (rule.how === 'signed-in') return true;
  return policies
    .role(role)
    .rules.filter(
      ({ effect, kind, action }) => effect === 'may' && kind === rule.kind && [rule.action, 'read'].includes(action),
    )
    .every(({ conditions }) => conditions.some(({ operator }) => operator !== 'is'));
}

/** The rule that guards the route's kind, as a refusal of the role names it. */
export function guardingRule({ rule }: Route, policies: Policies): string | null {
  return rule.how === 'signed-in' ? null : policies.kind(rule.kind).rule;
}
