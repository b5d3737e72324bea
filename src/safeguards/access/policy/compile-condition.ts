import type { Condition } from './compiled-role.js';
import type { Report } from './findings.js';
import type { KindDocument, ValueType } from './policy-documents.js';
import type { Words } from './words.js';

const ACTOR = '$actor.';

/**
 * Compiles one line of a `when`. What `fact: $actor.x` means follows from the two types alone: two ids are equal, an id
 * is one of a list, a list contains an id. Everything else is reported.
 *
 * @returns undefined when something was reported
 */
export function compileCondition(
  fact: string,
  value: string | boolean,
  kind: KindDocument,
  words: Words,
  report: Report,
  place: string,
): Condition | undefined {
  const known = words.fact(fact, kind, report, place);
  if (known === undefined) return undefined;
  if (typeof value === 'boolean') {
    if (known.type === 'boolean') return { fact, operator: 'is', value };
    report(place, `${fact} isn't yes or no`);
    return undefined;
  }
  const attribute = value.slice(ACTOR.length);
  const actor = words.attribute(attribute, report, place);
  if (actor === undefined) return undefined;
  const operator = operatorBetween(known.type, actor.type);
  if (operator !== undefined) return { fact, operator, attribute };
  report(place, `${fact} (${known.type}) can't be held against ${value} (${actor.type})`);
  return undefined;
}

function operatorBetween(fact: ValueType, attribute: ValueType): 'equals' | 'one-of' | 'contains' | undefined {
  if (fact === 'uuid' && attribute === 'uuid') return 'equals';
  if (fact === 'uuid' && attribute === 'uuid-list') return 'one-of';
  if (fact === 'uuid-list' && attribute === 'uuid') return 'contains';
  return undefined;
}
