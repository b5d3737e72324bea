import type { RouteRule } from '../allows.js';
import { canAtAll, type CompiledRole, type CompiledRule } from './compiled-role.js';
import { grantingInWords, levelInWords, whenInWords } from './in-words.js';
import type { Policies } from './policies.js';

/** A route of the service, as the census of routes knows it. */
export interface RouteLine {
  readonly method: string;
  readonly path: string;
  readonly rule: RouteRule | undefined;
}

const HEAD = `# Who may do what

Written from \`policies/\` and the routes of the service by \`npm run matrix\`; a test fails when this page is stale.
Change those, not this page. What isn't on it is refused.`;

/**
 * Renders docs/access-matrix.md: role by role every action with its fields, condition, purposes, sign-in and rule.
 * The same policies give the same bytes.
 *
 * @param routes listed at the end, sorted by path; none: no such section
 */
export function renderAccessMatrix(policies: Policies, routes: readonly RouteLine[] = []): string {
  const sections = [
    HEAD,
    ...policies.roleNames().map((name) => roleSection(policies.role(name), policies)),
    ...policies.jobNames().map((name) => jobSection(policies.job(name), policies)),
    ...(routes.length === 0 ? [] : [routeSection(routes, policies)]),
  ];
  return `${sections.join('\n\n')}\n`;
}

function roleSection(role: CompiledRole, policies: Policies): string {
  const requires = role.requires.map((standing) => `${standing} (${policies.standingRule(standing)})`);
  return [
    `## ${role.name}`,
    [
      `- Circle: ${role.circle}`,
      `- Requires: ${requires.length === 0 ? 'nothing' : requires.join(', ')}`,
      `- Granted: ${grantingInWords(policies.granting(role.name))}`,
    ].join('\n'),
    rulesTable(role, policies, ({ kind, action }) => levelInWords(policies.signIn(kind, action))),
  ].join('\n\n');
}

function jobSection(job: CompiledRole, policies: Policies): string {
  return [
    `## ${job.name}`,
    `- A job of the service: nobody holds it, and it signs in nowhere.\n- Circle: ${job.circle}`,
    rulesTable(job, policies, () => 'none'),
  ].join('\n\n');
}

function rulesTable(role: CompiledRole, policies: Policies, signIn: (rule: CompiledRule) => string): string {
  return table(
    ['kind', 'action', 'fields', 'when', 'purposes', 'sign-in', 'rule'],
    role.rules.map((rule) => [
      rule.kind,
      rule.effect === 'never' ? `**never** ${rule.action}` : rule.action,
      rule.fields.join(', '),
      whenInWords(role, rule, policies.vocabulary),
      rule.purposes.join(' or '),
      rule.effect === 'never' ? '' : signIn(rule),
      rule.because,
    ]),
  );
}

function routeSection(routes: readonly RouteLine[], policies: Policies): string {
  const rows = routes
    .map((route) => [route.path, route.method, ...whoMay(route, policies)])
    .sort((one, other) => (one.join(' ') < other.join(' ') ? -1 : 1));
  return ['## Routes', table(['path', 'method', 'action', 'kind', 'who gets past the guard'], rows)].join('\n\n');
}

/** Action, kind and who; a route that no role opens has its reason instead. @throws Error for one without a rule */
function whoMay({ method, path, rule }: RouteLine, policies: Policies): [action: string, kind: string, who: string] {
  switch (rule?.how) {
    case 'allows': {
      const roles = policies.roleNames().filter((name) => canAtAll(policies.role(name), rule.action, rule.kind));
      return [rule.action, rule.kind, roles.join(', ')];
    }
    case 'signed-in': {
      const level = levelInWords(policies.signInLevel(rule.level));
      return ['', '', `**signed in** (${level}), without a role: ${rule.because}`];
    }
    case 'open':
      return ['', '', `**open** to everybody: ${rule.because}`];
    case undefined:
      throw new Error(`${method} ${path} says nothing of who may use it`);
  }
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}

function line(cells: readonly string[]): string {
  return `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
}
