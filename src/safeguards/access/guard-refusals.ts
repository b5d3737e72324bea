import type { Refusal } from '../../platform/http/refusal.js';
import type { RouteRule } from './allows.js';
import type { CompiledRole } from './policy/compiled-role.js';
import type { Policies } from './policy/policies.js';
import { AS_THE_TOKEN } from './policy/policy-documents.js';
import type { SignInLevel } from './policy/sign-in-levels.js';

/** D10 — how a sign-in is refused that is missing, not accepted, too weak or too old. */
export function signInRefusals(level: SignInLevel): readonly Refusal[] {
  return [
    { status: 401, code: 'token-missing' },
    { status: 401, code: 'invalid-token' },
    { status: 401, code: 'sign-in-too-weak', rule: 'D10' },
    ...(level.atMostMinutesOld === AS_THE_TOKEN ? [] : [{ status: 401, code: 'sign-in-too-old', rule: 'D10' }]),
    { status: 403, code: 'account-suspended', rule: 'S7' },
    { status: 503, code: 'issuer-unavailable' },
  ];
}

/**
 * How the guard refuses whoever acts, before anything is looked up: by the kind's rule where no role could, by what the roles that
 * could require, and by their purposes.
 *
 * @param roles those that could act by policy
 */
export function guardRefusals(
  { action, kind, employeesIn }: Extract<RouteRule, { how: 'allows' }>,
  roles: readonly CompiledRole[],
  policies: Policies,
): readonly Refusal[] {
  const { rule } = policies.kind(kind);
  const standings = new Set(roles.flatMap(({ name }) => policies.requires(name, action, kind)));
  const purposes = roles.map(({ name }) => policies.purposesFor(name, action, kind));
  return [
    ...signInRefusals(policies.signIn(kind, action)),
    { status: 401, code: 'no-account' },
    { status: 403, code: 'role-cannot', rule },
    { status: 403, code: 'role-not-held', rule },
    ...(roles.length > 1 ? [{ status: 400, code: 'acting-as-required' }] : []),
    { status: 403, code: 'purpose-not-allowed', rule: 'D6' },
    ...(purposes.some(({ length }) => length > 1) ? [{ status: 400, code: 'purpose-required', rule: 'D6' }] : []),
    ...[...standings].map((standing) => ({
      status: 403,
      code: `${standing}-not-in-force`,
      rule: policies.standingRule(standing),
    })),
    ...(roles.every(({ name }) => policies.isBeforeStanding(name, action, kind))
      ? []
      : [{ status: 403, code: 'account-not-active', rule: 'S7' }]),
    ...(employeesIn === undefined ? [] : [{ status: 404, code: 'not-found' }]),
  ];
}
