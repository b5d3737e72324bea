import { fileURLToPath } from 'node:url';
import { describe, expect, test } from '@jest/globals';
import ts from 'typescript';
import { loadPolicies } from '../../src/safeguards/access/policy/compile-policies.js';
import { nodesOf, sourceUnder, type SourceFile } from './source-files.js';
import { titlesIn, type Title } from './test-titles.js';

/** What the service keeps in full by now; each rule has a test that fails when it is broken. */
const KEPT = [
  'D1',
  'D2',
  'D5',
  'D6',
  'D10',
  'S1',
  'S2',
  'S3',
  'S4',
  'S5',
  'S6',
  'S7',
  'S9',
  'S11',
  'S13',
  'S15',
  'V1',
  'V2',
  'V3',
  'V6',
  'V7',
  'V9',
  'A1',
  'A3',
  'A5',
  'I1',
  'I9',
];

/** Files whose titles begin with the `rule` of a value that stands in another file. */
const RULES_BESIDE: Readonly<Record<string, string>> = {
  'test/properties/planted-faults.spec.ts': 'test/properties/planted-faults.ts',
  'test/properties/twin-worlds.spec.ts': 'test/properties/twins.ts',
};

/** Files with titles that can't be read without running them, and what they begin with. */
const TOLD_ELSEWHERE: Readonly<Record<string, string>> = {
  'test/policies/cases.spec.ts': 'the rule of the statement that allows it',
};

const { rules } = loadPolicies(fileURLToPath(new URL('../../policies', import.meta.url))).vocabulary;
const written = (id: string): boolean => {
  const [, chapter = '', number] = /^([A-Z])(\d+)$/.exec(id) ?? [];
  return Number(number) >= 1 && Number(number) <= (new Map(Object.entries(rules)).get(chapter) ?? 0);
};

describe('the titles of the tests', () => {
  const files = sourceUnder('src', 'test');
  const titles = files
    .filter(({ path }) => path.endsWith('.spec.ts'))
    .flatMap(titlesIn)
    .filter(({ path, words }) => words !== null || TOLD_ELSEWHERE[path] === undefined)
    .flatMap((title) =>
      title.words === null ? rulesBeside(title, files).map((words) => ({ ...title, words })) : [title],
    );
  const ruleOf = (words: string | null): string => /^([A-Z]\d+)\b/.exec(words ?? '')?.[1] ?? '';

  test('D1 begin with a rule that is written down', () => {
    expect(titles.length).toBeGreaterThan(500);
    expect(
      titles
        .filter(({ words }) => !written(ruleOf(words)))
        .map(({ at, words }) => `${at}: ${words ?? 'a title that this test cannot read'}`),
    ).toEqual([]);
  });

  test('D1 cite every rule that is kept in full', () => {
    const cited = new Set(titles.map(({ words }) => ruleOf(words)));
    expect(KEPT.filter((rule) => !cited.has(rule))).toEqual([]);
  });

  test('D1 a title without a rule, or with one that nobody wrote down, is found', () => {
    const text = `
      test('a promise without a rule', () => {});
      test('Z1 of no chapter', () => {});
      test('S99 beyond the last rule', () => {});
      test.each([['S3 in the table', 1], ['not in the table', 2]])('%s', () => {});
      const rows = [['told in a constant']] as const;
      test.each<[string]>(rows)('%s', () => {});
      test.each(elsewhere)('%s', () => {});
      test(\`D1 \${a}\`, () => {});`;
    const path = 'planted.spec.ts';
    const planted = titlesIn({ path, text, tree: ts.createSourceFile(path, text, ts.ScriptTarget.ESNext, true) });
    expect(planted.map(({ words }) => [words, written(ruleOf(words))])).toEqual([
      ['a promise without a rule', false],
      ['Z1 of no chapter', false],
      ['S99 beyond the last rule', false],
      ['S3 in the table', true],
      ['not in the table', false],
      ['told in a constant', false],
      [null, false],
      ['D1 ', true],
    ]);
  });
});

/** The rules of the values that a file's titles are made of; null where there is no file of such values. */
function rulesBeside({ path }: Title, files: readonly SourceFile[]): (string | null)[] {
  const beside = files.find((file) => file.path === RULES_BESIDE[path]);
  if (beside === undefined) return [null];
  return nodesOf(beside.tree, ts.isPropertyAssignment)
    .filter(({ name }) => name.getText() === 'rule')
    .map(({ initializer }) => (ts.isStringLiteralLike(initializer) ? initializer.text : null));
}
