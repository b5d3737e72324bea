import type { ValueType } from './policy-documents.js';

/** A condition on one fact of a record; an attribute of the actor is bound when his ability is built. */
export type Condition =
  | { readonly fact: string; readonly operator: 'equals' | 'one-of' | 'contains'; readonly attribute: string }
  | { readonly fact: string; readonly operator: 'is'; readonly value: boolean };

/** One action on one kind: what is allowed (`may`), or forbidden whatever else is allowed (`never`). */
export interface CompiledRule {
  readonly effect: 'may' | 'never';
  readonly action: string;
  readonly kind: string;
  /** Shown (read) or changed (amend); empty for every other action. */
  readonly fields: readonly string[];
  readonly conditions: readonly Condition[];
  /** Purposes the rule counts for; empty for `never`, which counts always. */
  readonly purposes: readonly string[];
  readonly beforeStanding: boolean;
  readonly because: string;
}

/** What a role can do on a kind at all, before any record is looked at. */
export interface Competence {
  readonly action: string;
  readonly kind: string;
  readonly purposes: readonly string[];
  /** What has to be in order first; empty where a statement is `before-standing`. */
  readonly requires: readonly string[];
  /** Facts a record must come with to be decided upon. */
  readonly facts: readonly { readonly name: string; readonly type: ValueType }[];
}

export interface CompiledRole {
  readonly name: string;
  readonly circle: string;
  readonly requires: readonly string[];
  /** All rules in the order they count: `may` first, `never` last. */
  readonly rules: readonly CompiledRule[];
  /** By action, then kind. */
  readonly competences: ReadonlyMap<string, ReadonlyMap<string, Competence>>;
  /** The rules that count for a purpose, `never` last. */
  readonly rulesByPurpose: ReadonlyMap<string, readonly CompiledRule[]>;
}

/** What the role can do with the kind, or undefined when it can't at all. */
export function competenceOf(role: CompiledRole, action: string, kind: string): Competence | undefined {
  return role.competences.get(action)?.get(kind);
}

/**
 * Whether some record of the kind could be acted upon: the guard's question before any look-up. It decides nothing
 * about a record.
 */
export function canAtAll(role: CompiledRole, action: string, kind: string): boolean {
  return competenceOf(role, action, kind) !== undefined;
}
