import { randomUUID } from 'node:crypto';
import { Problem } from '../../src/platform/problems/problem.js';
import type { Context } from '../../src/safeguards/access/context.js';
import { momentOf } from '../../src/safeguards/access/facts/moment.js';
import { makeContext } from '../../src/safeguards/access/make-context.js';
import type { Policies } from '../../src/safeguards/access/policy/policies.js';
import { SignInFactsReader } from '../../src/safeguards/access/sign-in-facts.js';
import type { SignedInPerson } from '../../src/safeguards/access/signed-in-person.js';
import { RequestTrail } from '../../src/safeguards/trail/request-trail.js';
import type { Acting } from './specification/standing.js';
import type { World } from './specification/world.js';
import type { WorldHouse } from './world/world-house.js';

/** Somebody who asks, and in which role. */
export interface Actor extends Acting {
  readonly subject: string;
}

/** Everybody of a world in each role that he has, had or will have. */
export function actorsOf({ accounts, roles }: World): Actor[] {
  return accounts.flatMap(({ id, subject }) => {
    const names = new Set(roles.filter(({ accountId }) => accountId === id).map(({ role }) => role));
    return [...names].map((role) => ({ accountId: id, subject, role }));
  });
}

/** An actor as the access guard knows him, a minute after a sign-in with two factors. */
export async function personOf({ service }: WorldHouse, { subject }: Actor): Promise<SignedInPerson> {
  const { issuer } = service.settings.issuer;
  const found = await service.app.get(SignInFactsReader).of(issuer, subject);
  if (found === null) throw new Error('somebody of the world has no account');
  const { person, employeeIds, texts, at } = found;
  const { accountId } = person;
  const moment = momentOf(at);
  const requestId = randomUUID();
  const acr = 'urn:dossierkluis:two-factors';
  return {
    requestId,
    token: {
      issuer,
      subject,
      acr,
      authTime: Math.floor(moment.instant.getTime() / 1000) - 60,
      twoFactors: true,
      twoFactorAcr: [acr],
      tokenDigest: '',
    },
    account: person,
    accountId,
    employeeIds,
    texts,
    moment,
    session: { accountId, role: null, purpose: null },
    trail: new RequestTrail({
      requestId,
      accountId,
      actingRole: null,
      purpose: null,
      purposeClaimed: false,
      source: 'test',
      route: 'test',
      claims: null,
    }),
    repeatable: null,
  };
}

/** What the application decides about the actor himself. @returns null where it refuses before any look-up */
export function contextOf(
  person: SignedInPerson,
  { role }: Actor,
  kind: string,
  purpose: string,
  policies: Policies,
): Context | null {
  // The guard refuses who was shut before it asks for a role.
  if (person.account?.status === 'suspended') return null;
  try {
    return makeContext(person, { how: 'allows', action: 'read', kind }, { 'acting-as': role, purpose }, policies);
  } catch (thrown) {
    if (thrown instanceof Problem) return null;
    throw thrown;
  }
}
