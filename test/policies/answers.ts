import { buildAbility, decide } from '../../src/safeguards/access/ability.js';
import type { ActorAttributes } from '../../src/safeguards/access/policy/bind-conditions.js';
import { canAtAll, type CompiledRole } from '../../src/safeguards/access/policy/compiled-role.js';
import type { Policies } from '../../src/safeguards/access/policy/policies.js';
import type { ActorDocument, CastDocument } from './cast-documents.js';

/** What is allowed: 'read jan_piece for absence-guidance' → the fields, sorted, as one text ('' for an act). */
export type Answers = ReadonlyMap<string, string>;

export function questionOf(action: string, record: string, purpose: string): string {
  return `${action} ${record} for ${purpose}`;
}

/** The record that a question is about. */
export function recordOf(question: string): string | undefined {
  return question.split(' ')[1];
}

/**
 * Asks of one actor every action on every record of the cast, for every purpose.
 *
 * @param asked 'everything', or only 'what the role can at all': the same answers, sooner, for mutants, which are many
 * @param about asks about the records of this kind alone; without it, about all
 * @returns what was allowed; what isn't there was refused
 */
export function answersFor(
  actor: string,
  policies: Policies,
  cast: CastDocument,
  asked: 'everything' | 'what the role can at all',
  about?: string,
): Answers {
  const role = roleOf(actor, policies, cast);
  const allowed = new Map<string, string>();
  const records = Object.entries(cast.records).filter(([, { kind }]) => about === undefined || kind === about);
  const purposes = asked === 'everything' ? policies.purposeNames() : role.rulesByPurpose.keys();
  for (const purpose of purposes) {
    const ability = buildAbility(role, attributesOf(actor, cast), purpose);
    for (const [record, { kind, facts }] of records) {
      for (const action of Object.keys(policies.vocabulary.actions)) {
        if (asked !== 'everything' && !canAtAll(role, action, kind)) continue;
        const decision = decide(ability, action, kind, facts);
        if (decision.allowed) allowed.set(questionOf(action, record, purpose), decision.fields.toSorted().join(', '));
      }
    }
  }
  return allowed;
}

export function actorNamed(actor: string, { actors }: CastDocument): ActorDocument {
  const document = actors[actor];
  if (document === undefined) throw new Error(`${actor} is not in the cast`);
  return document;
}

export function roleNameOf(actor: string, cast: CastDocument): string {
  const document = actorNamed(actor, cast);
  return 'job' in document ? document.job : document.role;
}

function roleOf(actor: string, policies: Policies, cast: CastDocument): CompiledRole {
  const document = actorNamed(actor, cast);
  return 'job' in document ? policies.job(document.job) : policies.role(document.role);
}

// A person's name in the cast is the id of his account.
function attributesOf(actor: string, cast: CastDocument): ActorAttributes {
  const document = actorNamed(actor, cast);
  if ('job' in document) return {};
  return { accountId: actor, employerIds: document.employerIds, employeeIds: document.employeeIds };
}
