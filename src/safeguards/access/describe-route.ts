import { PATH_METADATA } from '@nestjs/common/constants.js';
import type { DescribeRoute, RouteDescription, Schema } from '../../platform/api-description/route-description.js';
import type { RouteHandler } from '../../platform/http/route-handlers.js';
import { ROUTE_RULE, type RouteRule } from './allows.js';
import { canAtAll, type CompiledRole } from './policy/compiled-role.js';
import type { Policies } from './policy/policies.js';
import { AS_THE_TOKEN } from './policy/policy-documents.js';

/**
 * What the API description says of a route, from its rule and the policies: who may, for which purposes, after which
 * sign-in, and what is shown. So the page can't promise what the policies refuse.
 */
export function describedBy(policies: Policies): DescribeRoute {
  return (route) => {
    const rule = Reflect.getMetadata(ROUTE_RULE, route.handler) as RouteRule | undefined;
    if (rule === undefined) throw new Error(`${route.controller.name}.${route.handler.name} has no rule to describe`);
    const summary = summaryOf(route);
    if (rule.how === 'open')
      return { summary, description: `Open to everybody: ${rule.because}.`, open: true, acting: false };
    if (rule.how === 'signed-in') {
      return {
        summary,
        description: `${rule.because}. Needs a sign-in of level ${rule.level} (D10) and no role.`,
        open: false,
        acting: false,
      };
    }
    return { ...acting(rule.action, rule.kind, policies), summary, ...answerOf(route, rule, policies) };
  };
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

/** What a field holds follows from how fields are named in the vocabulary: ids, instants (…At), dates (…On), numbers. */
function schemaOf(field: string): Schema {
  if (/^id$|Id$|^about$|By$|^supersedes$/.test(field))
    return { type: 'string', format: 'uuid', nullable: field !== 'id' };
  if (/At$|^at$|^minute$/.test(field)) return { type: 'string', format: 'date-time', nullable: true };
  if (/On$|Date$|Day$|^from$|^until$|Until$|^validFrom$/.test(field)) return { type: 'string', nullable: true };
  return {};
}

/** A read shows at most the kind's fields; the role's policy says which of them. A write answers a receipt of ids and codes. */
function answerOf(
  route: RouteHandler,
  { action, kind }: { readonly action: string; readonly kind: string },
  policies: Policies,
): { readonly answer?: Schema } {
  if (action !== 'read') return {};
  const item: Schema = {
    type: 'object',
    properties: Object.fromEntries(policies.kind(kind).fields.map((field) => [field, schemaOf(field)])),
  };
  const path: unknown = Reflect.getMetadata(PATH_METADATA, route.handler);
  const isOne = typeof path === 'string' && /:[A-Za-z]+$/.test(path);
  if (isOne) return { answer: item };
  return {
    answer: {
      type: 'object',
      properties: { items: { type: 'array', items: item }, next: { type: 'string', nullable: true } },
    },
  };
}
