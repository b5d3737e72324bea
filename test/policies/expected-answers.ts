import type { VocabularyDocument } from '../../src/safeguards/access/policy/policy-documents.js';
import { type Answers, questionOf } from './answers.js';
import type { CaseDocument, PageCasesDocument } from './case-documents.js';

/** A line of a table, taken apart: who, and the questions it answers with the fields. */
export interface ExpectedCase {
  readonly document: CaseDocument;
  readonly who: readonly string[];
  readonly answers: Answers;
}

/** Takes the lines of a page of cases apart. A question that two lines answer for one actor is an error. */
export function expectedCases(page: PageCasesDocument, vocabulary: VocabularyDocument): readonly ExpectedCase[] {
  const expected = page.cases.map((document) => ({
    document,
    who: listed(document.who),
    answers: answersOf(document, vocabulary),
  }));
  const seen = new Set<string>();
  for (const { who, answers } of expected) {
    for (const question of who.flatMap((actor) => [...answers.keys()].map((asked) => `${actor}: ${asked}`))) {
      if (seen.has(question)) throw new Error(`two cases answer ${question}`);
      seen.add(question);
    }
  }
  return expected;
}

function answersOf(document: CaseDocument, { actions }: VocabularyDocument): Answers {
  const answers = new Map<string, string>();
  for (const action of document.may) {
    const fields = { shown: document.seeing, changed: document.changing, none: [] }[actions[action]?.only ?? 'none'];
    for (const record of listed(document.on)) {
      for (const purpose of document.for) {
        answers.set(questionOf(action, record, purpose), (fields ?? []).toSorted().join(', '));
      }
    }
  }
  return answers;
}

function listed(names: string | readonly string[]): readonly string[] {
  return typeof names === 'string' ? [names] : names;
}
