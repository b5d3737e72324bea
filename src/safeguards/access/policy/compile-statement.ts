import { compileCondition } from './compile-condition.js';
import type { CompiledRule, Condition } from './compiled-role.js';
import type { Report } from './findings.js';
import type { KindDocument, NeverDocument, StatementDocument } from './policy-documents.js';
import type { Words } from './words.js';

/**
 * Compiles one statement to a rule per action, and reports every word of it that the vocabulary doesn't have.
 *
 * @param place of the statement in its file, as 'statements.3'
 */
export function compileStatement(
  statement: StatementDocument,
  words: Words,
  report: Report,
  place: string,
): readonly CompiledRule[] {
  const kind = words.kind(statement.on, report, `${place}.on`);
  if (kind === undefined) return [];
  for (const purpose of statement.for) words.checkPurpose(purpose, report, `${place}.for`);
  const withFields = statement.may.filter((action) => words.vocabulary.actions[action]?.only !== undefined);
  checkOnly(statement, withFields, kind, report, `${place}.only`);
  return compileActions(statement, kind, words, report, place).map((rule) => ({
    ...rule,
    effect: 'may',
    fields: withFields.includes(rule.action) ? [...(statement.only ?? [])].sort() : [],
    purposes: statement.for,
    beforeStanding: statement['before-standing'] === true,
  }));
}

/** The same for a `never`: it forbids the whole record, whatever the purpose. */
export function compileNever(
  statement: NeverDocument,
  words: Words,
  report: Report,
  place: string,
): readonly CompiledRule[] {
  const kind = words.kind(statement.on, report, `${place}.on`);
  if (kind === undefined) return [];
  return compileActions(statement, kind, words, report, place).map((rule) => ({
    ...rule,
    effect: 'never',
    fields: [],
    purposes: [],
    beforeStanding: false,
  }));
}

function compileActions(
  statement: NeverDocument,
  kind: KindDocument,
  words: Words,
  report: Report,
  place: string,
): readonly Pick<CompiledRule, 'action' | 'kind' | 'conditions' | 'because'>[] {
  words.checkBecause(statement.because, report, `${place}.because`);
  const conditions: Condition[] = [];
  for (const [fact, value] of Object.entries(statement.when ?? {})) {
    const condition = compileCondition(fact, value, kind, words, report, `${place}.when.${fact}`);
    if (condition !== undefined) conditions.push(condition);
  }
  return statement.may.map((action) => {
    words.checkAction(action, report, `${place}.may`);
    return { action, kind: statement.on, conditions, because: statement.because };
  });
}

// Silence is refusal: an action that shows or changes fields has them written down, one action at a time.
function checkOnly(
  { only, on }: StatementDocument,
  withFields: readonly string[],
  kind: KindDocument,
  report: Report,
  place: string,
): void {
  if (withFields.length === 0 && only !== undefined) report(place, 'none of these actions shows or changes fields');
  if (withFields.length > 0 && only === undefined) report(place, 'is missing: the fields must be written down');
  if (withFields.length > 1) report(place, `${withFields.join(' and ')} each need a statement of their own`);
  for (const field of only ?? []) {
    if (!kind.fields.includes(field)) report(place, `${field} is no field of ${on}`);
  }
}
