import type { Condition } from './compiled-role.js';

/** Who acts: the attributes that conditions compare with, as { accountId, employerIds, employeeIds }. */
export type ActorAttributes = Readonly<Record<string, string | readonly string[] | null | undefined>>;

/** Conditions with the actor's values in place, in the form CASL evaluates. */
export type BoundConditions = Record<string, { $eq: string | boolean } | { $in: string[] } | { $all: string[] }>;

/** An actor without a value that a statement needs: nothing can be decided for him. */
export class MissingAttribute extends Error {
  override readonly name = 'MissingAttribute';
}

/**
 * Puts an actor's values into conditions. Values are placed, never read as conditions or text.
 *
 * @throws MissingAttribute when the actor lacks a value, or has one of another type
 */
export function bindConditions(conditions: readonly Condition[], actor: ActorAttributes): BoundConditions {
  const bound: BoundConditions = {};
  for (const condition of conditions) {
    switch (condition.operator) {
      case 'is':
        bound[condition.fact] = { $eq: condition.value };
        break;
      case 'equals':
        bound[condition.fact] = { $eq: idOf(actor, condition.attribute) };
        break;
      case 'contains':
        bound[condition.fact] = { $all: [idOf(actor, condition.attribute)] };
        break;
      case 'one-of':
        bound[condition.fact] = { $in: [...idsOf(actor, condition.attribute)] };
        break;
    }
  }
  return bound;
}

function idOf(actor: ActorAttributes, attribute: string): string {
  const value = actor[attribute];
  if (typeof value === 'string' && value !== '') return value;
  throw new MissingAttribute(`the actor has no ${attribute}`);
}

function idsOf(actor: ActorAttributes, attribute: string): readonly string[] {
  const value = actor[attribute];
  if (Array.isArray(value) && value.every((id) => id !== '')) return value as readonly string[];
  throw new MissingAttribute(`the actor has no list of ${attribute}`);
}
