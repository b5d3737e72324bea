import type { IncomingHttpHeaders } from 'node:http';
import { Problem } from '../../platform/problems/problem.js';
import { invalidInput } from '../../platform/problems/usual-problems.js';
import { RequestTrail } from '../trail/request-trail.js';
import { buildAbility } from './ability.js';
import type { RouteRule } from './allows.js';
import { actsUnder } from './acts-under.js';
import { chooseActingRole } from './choose-acting-role.js';
import { choosePurpose } from './choose-purpose.js';
import type { Actor, Context } from './context.js';
import { demandSignIn } from './demand-sign-in.js';
import type { PersonFacts } from './facts/access-facts.js';
import { isAccountActive, isRoleInForce } from './facts/person-standing.js';
import { canAtAll } from './policy/compiled-role.js';
import type { Policies } from './policy/policies.js';
import type { SignedInPerson } from './signed-in-person.js';
import { unmetStanding } from './unmet-standing.js';

/**
 * Makes the context of a request, or says what about the person stands in its way; nothing asked for was looked up yet.
 * @throws Problem 401 without an account or with too weak a sign-in (D10), 403 naming the rule for role (kind's rule),
 *         standing (S3, S7, S15) or purpose (D6), 400 where a role or purpose must be named.
 */
export function makeContext(
  person: SignedInPerson,
  rule: Extract<RouteRule, { how: 'allows' }>,
  headers: IncomingHttpHeaders,
  policies: Policies,
): Context {
  const { account, moment, texts } = person;
  if (account === null) {
    throw new Problem(401, 'no-account', 'This sign-in is linked to no account.', {
      headers: { 'www-authenticate': 'Bearer error="invalid_token"' },
    });
  }
  const inForce = account.roles.filter((role) => isRoleInForce(role, moment));
  const guarding = policies.kind(rule.kind).rule;
  const role = chooseActingRole({
    held: [...new Set(inForce.map((held) => held.role))],
    asked: headerValue(headers, 'acting-as'),
    couldAct: (name) => canAtAll(policies.role(name), rule.action, rule.kind),
    rule: guarding,
  });
  refuseStanding(person, policies.requires(role, rule.action, rule.kind), policies, account);
  refuseInactive(person, role, rule, policies, account);
  const { purpose, claimed } = choosePurpose(
    policies.purposesFor(role, rule.action, rule.kind),
    headerValue(headers, 'purpose'),
  );
  demandSignIn(policies.signIn(rule.kind, rule.action), person.token, moment);
  const actor: Actor = {
    accountId: account.accountId,
    role,
    employerIds: inForce.filter((held) => held.role === role).flatMap((held) => held.employerId ?? []),
    employeeIds: person.employeeIds,
  };
  return {
    requestId: person.requestId,
    token: person.token,
    actor,
    purpose,
    person: account,
    texts,
    moment,
    session: { accountId: account.accountId, role, purpose },
    ability: buildAbility(policies.role(role), { ...actor }, purpose),
    actsUnder: actsUnder(policies.role(role).requires, account, texts, moment),
    trail: new RequestTrail({ ...person.trail.facts, actingRole: role, purpose, purposeClaimed: claimed }),
    repeatable: person.repeatable,
  };
}

/** @throws Problem 403 for an account that is shut (S7), whatever it asks. */
export function refuseSuspended({ account }: Pick<SignedInPerson, 'account'>): void {
  if (account?.status === 'suspended') {
    throw new Problem(403, 'account-suspended', 'This account is suspended.', { rule: 'S7' });
  }
}

/** S3, S7, S15 — what isn't in order any more stops the next request, and the refusal says which. */
function refuseStanding(
  person: SignedInPerson,
  required: readonly string[],
  policies: Policies,
  account: PersonFacts,
): void {
  const unmet = unmetStanding(required, account, person.texts, person.moment);
  if (unmet !== null) {
    throw new Problem(403, `${unmet}-not-in-force`, 'What your role requires is not in force; see /v1/me.', {
      rule: policies.standingRule(unmet),
    });
  }
}

/** S7, P1 — whatever the role asks, nobody acts for whom no agreement runs any more; but reading and signing a text comes before. */
function refuseInactive(
  person: SignedInPerson,
  role: string,
  rule: Extract<RouteRule, { how: 'allows' }>,
  policies: Policies,
  account: PersonFacts,
): void {
  const isBeforeStanding = policies.isBeforeStanding(role, rule.action, rule.kind);
  if (!isBeforeStanding && !isAccountActive(account, person.texts, person.moment)) {
    throw new Problem(403, 'account-not-active', 'Your account is not active; see /v1/me.', { rule: 'S7' });
  }
}

function headerValue(headers: IncomingHttpHeaders, name: string): string | undefined {
  const value = headers[name];
  if (value === undefined) return undefined;
  if (typeof value !== 'string' || !/^[a-z-]{1,40}$/.test(value))
    throw invalidInput([{ at: name, code: 'not_a_known_word' }]);
  return value;
}
