import type { ApiWords, RouteDescription } from '../../platform/api-description/route-description.js';
import type { Refusal } from '../../platform/http/refusal.js';
import type { RouteHandler } from '../../platform/http/route-handlers.js';
import { saidOf } from '../../platform/http/says.js';
import { ROUTE_RULE, type RouteRule } from './allows.js';
import { describedAnswer } from './describe-answer.js';
import { wordsOfField } from './field-words/words-of-field.js';
import { guardRefusals, signInRefusals } from './guard-refusals.js';
import { codeLists, meaningsOf } from './policy/code-lists.js';
import { canAtAll, type CompiledRole } from './policy/compiled-role.js';
import type { Policies } from './policy/policies.js';
import { AS_THE_TOKEN } from './policy/policy-documents.js';
import type { SignInLevel } from './policy/sign-in-levels.js';

/**
 * What the API description says of a route, from its rule and the policies: who may, for which purposes, after which
 * sign-in, and what is shown. So the page can't promise what the policies refuse.
 */
export function describedBy(policies: Policies): ApiWords {
  const lists = codeLists(policies);
  return {
    describeRoute: (route) => described(route, policies),
    meaningsOf: (list) => meaningsOf(lists, list),
    wordsOfField,
  };
}

function described(route: RouteHandler, policies: Policies): RouteDescription {
  const rule = Reflect.getMetadata(ROUTE_RULE, route.handler) as RouteRule | undefined;
  if (rule === undefined) throw new Error(`${route.controller.name}.${route.handler.name} has no rule to describe`);
  const { summary, more } = textsOf(route);
  const { refusals, lines } = ruled(rule, policies);
  return {
    summary,
    description: [...(more === '' ? [] : [more]), ...lines].join('\n\n'),
    ...describedAnswer(route, rule.how === 'allows' ? rule.kind : null, policies),
    refusals,
    open: rule.how === 'open',
    acting: rule.how === 'allows',
  };
}

/** What its handler says: the first sentence alone, and all of it where there is more. */
function textsOf({ handler }: RouteHandler): { readonly summary: string; readonly more: string } {
  const said = saidOf(handler) ?? '';
  const summary = /^.*?[.](?= [A-Z]|$)/.exec(said)?.[0] ?? '';
  return { summary, more: said.slice(summary.length).trim() };
}

interface Ruled {
  readonly refusals: readonly Refusal[];
  /** Paragraphs. */
  readonly lines: readonly string[];
}

function ruled(rule: RouteRule, policies: Policies): Ruled {
  if (rule.how === 'open') return { refusals: [], lines: [`Open to everybody: ${rule.because}.`] };
  if (rule.how === 'allows') return acting(rule, policies);
  const level = policies.signInLevel(rule.level);
  return { refusals: signInRefusals(level), lines: [`${rule.because}. No role is needed. ${signInOf(level)}`] };
}

function acting(rule: Extract<RouteRule, { how: 'allows' }>, policies: Policies): Ruled {
  const { action, kind } = rule;
  const roles = policies
    .roleNames()
    .map((name) => policies.role(name))
    .filter((role) => canAtAll(role, action, kind));
  const { text } = policies.vocabulary.actions[action] ?? { text: action };
  return {
    refusals: guardRefusals(rule, roles, policies),
    lines: [
      `Action \`${action}\` (${text}) on \`${kind}\`, under rule ${policies.kind(kind).rule}. ${signInOf(policies.signIn(kind, action))}`,
      `Roles that may, each for its purposes:\n\n${roles.map((role) => roleLine(role, action, kind, policies)).join('\n')}`,
    ],
  };
}

function signInOf({ atMostMinutesOld }: SignInLevel): string {
  return atMostMinutesOld === AS_THE_TOKEN
    ? 'Sign-in: two factors (D10).'
    : `Sign-in: two factors, at most ${atMostMinutesOld} minutes ago (D10): the challenge of a 401 says max_age="${atMostMinutesOld * 60}".`;
}

function roleLine(role: CompiledRole, action: string, kind: string, policies: Policies): string {
  const reasons = role.rules
    .filter((rule) => rule.effect === 'may' && rule.action === action && rule.kind === kind)
    .map((rule) => rule.because);
  return `- **${role.name}** for ${policies.purposesFor(role.name, action, kind).join(' or ')}: ${[...new Set(reasons)].join('; ')}`;
}
