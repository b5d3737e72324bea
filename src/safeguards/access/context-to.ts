import { buildAbility, decide, type Facts } from './ability.js';
import type { Context } from './context.js';
import { demandSignIn } from './demand-sign-in.js';
import { canAtAll, competenceOf } from './policy/compiled-role.js';
import type { Policies } from './policy/policies.js';

/**
 * The same request as one that reads another kind: for that kind's purpose, with the sign-in that it asks (D6, D10). Role and
 * standing are those of the request.
 *
 * @returns null where the role can't read the kind at all, or not for one purpose that the request needn't name
 * @throws Problem 401 with a challenge where the sign-in is too weak or too old for the kind
 */
export function contextToRead(context: Context, kind: string, policies: Policies): Context | null {
  const purposes = purposesToRead(context, kind, policies);
  const purpose = purposes.includes(context.purpose)
    ? context.purpose
    : purposes.length === 1
      ? purposes[0]
      : undefined;
  if (purpose === undefined) return null;
  demandSignIn(policies.signIn(kind, 'read'), context.token, context.moment);
  return forPurpose(context, purpose, policies);
}

/** The same for each purpose for which the acting role reads that kind; for whether something may be known of, whatever for. */
export function contextsToRead(context: Context, kind: string, policies: Policies): readonly Context[] {
  return purposesToRead(context, kind, policies).map((purpose) => forPurpose(context, purpose, policies));
}

function purposesToRead({ actor }: Context, kind: string, policies: Policies): readonly string[] {
  return competenceOf(policies.role(actor.role), 'read', kind)?.purposes ?? [];
}

function forPurpose(context: Context, purpose: string, policies: Policies): Context {
  const ability = buildAbility(policies.role(context.actor.role), { ...context.actor }, purpose);
  return { ...context, purpose, session: { ...context.session, purpose }, ability };
}

/** What somebody may decide: an act on a record of a kind, as the vocabulary calls both. */
export interface Decision {
  readonly action: string;
  readonly kind: string;
}

/** Could the acting role take this decision about some record? It decides nothing about a record. */
export function decidesAtAll({ actor }: Context, { action, kind }: Decision, policies: Policies): boolean {
  return canAtAll(policies.role(actor.role), action, kind);
}

/** May the actor take this decision about a record with these facts, for one of the purposes that his role has for it? */
export function mayDecide({ actor }: Context, { action, kind }: Decision, facts: Facts, policies: Policies): boolean {
  const role = policies.role(actor.role);
  const purposes = competenceOf(role, action, kind)?.purposes ?? [];
  return purposes.some((purpose) => decide(buildAbility(role, { ...actor }, purpose), action, kind, facts).allowed);
}
