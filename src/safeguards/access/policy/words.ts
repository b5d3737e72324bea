import type { Report } from './findings.js';
import type { KindDocument, PurposesDocument, TypedWord, VocabularyDocument } from './policy-documents.js';
import { isRule, ruleIdOf } from './rule-id.js';

/** The closed lists that statements are held against. A word that isn't there is reported. */
export class Words {
  constructor(
    readonly vocabulary: VocabularyDocument,
    private readonly purposes: PurposesDocument,
  ) {}

  kind(name: string, report: Report, place: string): KindDocument | undefined {
    return known(this.vocabulary.kinds, name, 'kind', report, place);
  }

  attribute(name: string, report: Report, place: string): TypedWord | undefined {
    return known(this.vocabulary.attributes, name, 'attribute of the actor', report, place);
  }

  /** A fact that is known of records of this kind. */
  fact(name: string, kind: KindDocument, report: Report, place: string): TypedWord | undefined {
    if (kind.facts.includes(name)) return known(this.vocabulary.facts, name, 'fact', report, place);
    report(place, `${name} is no fact of that kind`);
    return undefined;
  }

  checkAction(name: string, report: Report, place: string): void {
    known(this.vocabulary.actions, name, 'action', report, place);
  }

  checkCircle(name: string, report: Report, place: string): void {
    known(this.vocabulary.circles, name, 'circle', report, place);
  }

  checkStanding(name: string, report: Report, place: string): void {
    known(this.vocabulary.standings, name, 'standing', report, place);
  }

  checkPurpose(name: string, report: Report, place: string): void {
    known(this.purposes.purposes, name, 'purpose', report, place);
  }

  /** A row of the disclosure matrix, as 'M14' (V8). */
  checkItem(id: string, report: Report, place: string): void {
    known(this.vocabulary.items, id, 'item', report, place);
  }

  /** A `because` begins with the ID of a rule that exists. */
  checkBecause(because: string, report: Report, place: string): void {
    const id = ruleIdOf(because);
    if (!isRule(id, this.vocabulary)) report(place, `there is no rule ${id}`);
  }
}

function known<Value>(
  list: Readonly<Record<string, Value>>,
  name: string,
  what: string,
  report: Report,
  place: string,
): Value | undefined {
  const value = Object.hasOwn(list, name) ? list[name] : undefined;
  if (value === undefined) report(place, `${name} is no ${what} of the vocabulary`);
  return value;
}
