import { createMongoAbility, type ForcedSubject, type MongoAbility, subject } from '@casl/ability';
import { permittedFieldsOf } from '@casl/ability/extra';
import { type ActorAttributes, type BoundConditions, bindConditions } from './policy/bind-conditions.js';
import { type CompiledRole, type CompiledRule, competenceOf } from './policy/compiled-role.js';
import type { ValueType } from './policy/policy-documents.js';

/** What is known of a record when it is decided upon; null says that there is none (no approver yet). */
export type Facts = Readonly<Record<string, string | boolean | readonly string[] | null | undefined>>;

/** What one actor may, in one role and for one purpose. Built for each request; never shared between two. */
export interface Ability {
  readonly role: CompiledRole;
  readonly casl: MongoAbility<[string, string | ForcedSubject<string>]>;
}

/**
 * An answer about one record. When allowed: the fields that may be shown (read) or changed (amend), none for other
 * actions, and the reason of the statement that allowed it. When refused: the reason of the statement that forbids it
 * or came nearest, undefined when the role has none at all.
 */
export type Decision =
  | { readonly allowed: true; readonly fields: readonly string[]; readonly because: string }
  | { readonly allowed: false; readonly because: string | undefined };

/** A record without a fact that a statement asks about: refusing would hide that the code is wrong. */
export class MissingFact extends Error {
  override readonly name = 'MissingFact';
}

/**
 * Builds what an actor may in a role. D6 — only statements for the purpose count: naming one narrows, never widens.
 *
 * @throws MissingAttribute when the actor lacks a value that a statement compares with
 */
export function buildAbility(role: CompiledRole, actor: ActorAttributes, purpose: string): Ability {
  const rules = role.rulesByPurpose.get(purpose) ?? [];
  return { role, casl: createMongoAbility(rules.map((rule) => bound(rule, actor))) };
}

/**
 * Decides on one record. The only question put to the policies about data: always about an instance, never a type.
 *
 * @param kind as the vocabulary calls it
 * @param facts those the vocabulary lists for the kind; more don't matter
 * @throws MissingFact when a fact is absent, or of another type than the vocabulary says
 */
export function decide(ability: Ability, action: string, kind: string, facts: Facts): Decision {
  const competence = competenceOf(ability.role, action, kind);
  if (competence === undefined) return { allowed: false, because: undefined };
  for (const { name, type } of competence.facts) {
    if (!isOfType(facts[name], type)) throw new MissingFact(`${kind} came without ${name}`);
  }
  const { casl } = ability;
  const instance = subject(kind, { ...facts });
  const rule = casl.relevantRuleFor(action, instance);
  if (rule === null) return { allowed: false, because: casl.possibleRulesFor(action, kind).at(-1)?.reason };
  if (rule.inverted) return { allowed: false, because: rule.reason };
  const fields = permittedFieldsOf(casl, action, instance, { fieldsFrom: ({ fields: own }) => own ?? [] });
  return { allowed: true, fields, because: rule.reason ?? '' };
}

/** The fields that the actor can be shown of some record of the kind, for this purpose; it decides nothing about a record. */
export function fieldsEverShown({ casl }: Ability, kind: string): ReadonlySet<string> {
  const rules = casl.possibleRulesFor('read', kind).filter(({ inverted }) => !inverted);
  return new Set(rules.flatMap(({ fields }) => fields ?? []));
}

/** Why the actor may do this to some record of the kind, for this purpose; null where he may to none. */
export function reasonForAny({ casl }: Ability, action: string, kind: string): string | null {
  return casl.possibleRulesFor(action, kind).find(({ inverted }) => !inverted)?.reason ?? null;
}

/** Whether conditions hold of a record: by the evaluator that decides requests, for who explains them. */
export function conditionsHold(conditions: BoundConditions, facts: Facts): boolean {
  const casl = createMongoAbility([{ action: 'read', subject: 'Record', conditions }]);
  return casl.can('read', subject('Record', { ...facts }));
}

function bound(rule: CompiledRule, actor: ActorAttributes) {
  return {
    action: rule.action,
    subject: rule.kind,
    inverted: rule.effect === 'never',
    reason: rule.because,
    ...(rule.fields.length > 0 && { fields: [...rule.fields] }),
    ...(rule.conditions.length > 0 && { conditions: bindConditions(rule.conditions, actor) }),
  };
}

function isOfType(value: Facts[string], type: ValueType): boolean {
  switch (type) {
    case 'uuid':
      return value === null || (typeof value === 'string' && value !== '');
    case 'boolean':
      return typeof value === 'boolean';
    case 'uuid-list':
      return Array.isArray(value);
  }
}
