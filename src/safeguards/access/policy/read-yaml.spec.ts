import { describe, expect, test } from '@jest/globals';
import { readYaml } from './read-yaml.js';

function read(text: string): { content: unknown; problems: readonly string[] } {
  const problems: string[] = [];
  const content = readYaml(text, (place, message) => {
    problems.push(`${place}: ${message}`);
  });
  return { content, problems };
}

describe('a policy reads one way only', () => {
  test('D6 plain keys, texts, lists and yes or no', () => {
    expect(read('role: some-role\nscope: none\nrequires: [a, b]\nopens: true\n')).toEqual({
      content: { role: 'some-role', scope: 'none', requires: ['a', 'b'], opens: true },
      problems: [],
    });
  });

  test.each([
    ['a duplicate key', 'role: one\nrole: two\n', 'line 2: Map keys must be unique at line 2, column 1:'],
    [
      'a duplicate key deep inside',
      'when: { a: true, a: false }\n',
      'line 1: Map keys must be unique at line 1, column 18:',
    ],
    ['an alias', 'one: &list [a]\nother: *list\n', ': an alias: write it out'],
    [
      'a second document',
      'role: one\n---\nrole: two\n',
      'line 2: Source contains multiple documents; please use YAML.parseAllDocuments()',
    ],
    [
      'a list that is not closed',
      'may: [read\n',
      'line 2: Flow sequence in block collection must be sufficiently indented and end with a ]',
    ],
    ['a type of its own', 'role: !secret one\n', 'line 1: Unresolved tag: !secret at line 1, column 7:'],
    ['a key that is no text', '{ [a]: b }\n', 'line 1: With stringKeys, all keys must be strings at line 1, column 3:'],
  ])('D6 %s is refused, with its line', (_, text, problem) => {
    const { content, problems } = read(text);
    expect(content).toBeUndefined();
    expect(problems.map((one) => one.slice(0, problem.length))).toContain(problem);
  });

  test('D6 a merge key is an ordinary key, which no schema knows', () => {
    expect(read('<<: { role: one }\n').content).toEqual({ '<<': { role: 'one' } });
  });

  test('D6 a key called __proto__ changes nothing but the document', () => {
    const { content } = read('__proto__: { role: one }\n');
    expect(Object.keys(content as object)).toEqual(['__proto__']);
    expect(Reflect.get({}, 'role')).toBeUndefined();
  });
});
