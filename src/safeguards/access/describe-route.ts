import type { ApiWords, RouteDescription } from '../../platform/api-description/route-description.js';
import type { RouteHandler } from '../../platform/http/route-handlers.js';
import { ROUTE_RULE, type RouteRule } from './allows.js';
import { describedAnswer } from './describe-answer.js';
import { codesOf } from './policy/code-lists.js';
import { canAtAll, type CompiledRole } from './policy/compiled-role.js';
import type { Policies } from './policy/policies.js';
import { AS_THE_TOKEN } from './policy/policy-documents.js';

/**
 * What the API description says of a route, from its rule and the policies: who may, for which purposes, after which
 * sign-in, and what is shown. So the page can't promise what the policies refuse.
 */
export function describedBy(policies: Policies): ApiWords {
  return { describeRoute: (route) => described(route, policies), codesOf: (list) => codesOf(list, policies) };
}

function described(route: RouteHandler, policies: Policies): RouteDescription {
  const rule = Reflect.getMetadata(ROUTE_RULE, route.handler) as RouteRule | undefined;
  if (rule === undefined) throw new Error(`${route.controller.name}.${route.handler.name} has no rule to describe`);
  const told = {
    summary: summaryOf(route),
    ...describedAnswer(route, rule.how === 'allows' ? rule.kind : null, policies),
  };
  if (rule.how === 'open')
    return { ...told, description: `Open to everybody: ${rule.because}.`, open: true, acting: false };
  if (rule.how === 'signed-in') {
    return {
      ...told,
      description: `${rule.because}. Needs a sign-in of level ${rule.level} (D10) and no role.`,
      open: false,
      acting: false,
    };
  }
  return { ...told, ...acting(rule.action, rule.kind, policies) };
}

/** 'Read employees/{employeeId}/pieces' is no sentence; the handler's own words are: 'Medical dossier: pieces'. */
function summaryOf({ controller, handler }: RouteHandler): string {
  return `${words(controller.name.replace(/Controller$/, ''))}: ${words(handler.name)}`;
}

function words(name: string): string {
  const text = name.replaceAll(/([a-z])([A-Z])/g, '$1 $2').toLowerCase();
  return text.charAt(0).toUpperCase() + text.slice(1);
}

function acting(action: string, kind: string, policies: Policies): Omit<RouteDescription, 'summary'> {
  const level = policies.signIn(kind, action);
  const roles = policies
    .roleNames()
    .map((name) => policies.role(name))
    .filter((role) => canAtAll(role, action, kind));
  const lines = roles.map((role) => roleLine(role, action, kind, policies));
  const age = level.atMostMinutesOld === AS_THE_TOKEN ? '' : `, at most ${level.atMostMinutesOld} minutes old`;
  return {
    description: [
      `${action} ${kind} (${policies.kind(kind).rule}). Sign-in: two factors${age} (D10).`,
      '',
      ...lines,
    ].join('\n'),
    open: false,
    acting: true,
  };
}

function roleLine(role: CompiledRole, action: string, kind: string, policies: Policies): string {
  const reasons = role.rules
    .filter((rule) => rule.effect === 'may' && rule.action === action && rule.kind === kind)
    .map((rule) => rule.because);
  return `- **${role.name}** for ${policies.purposesFor(role.name, action, kind).join(' or ')}: ${[...new Set(reasons)].join('; ')}`;
}
