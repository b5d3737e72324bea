import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from '@jest/globals';
import { loadPolicies } from '../../src/safeguards/access/policy/compile-policies.js';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));

test('D5 the dictionary says of each notice what it is in Dutch and who gets it, once', () => {
  const dictionary = readFileSync(`${ROOT}/docs/dictionary.md`, 'utf8');
  const codes = [...(loadPolicies(`${ROOT}/policies`).lists('notices').get('notice')?.keys() ?? [])];
  const said = codes.map((code) => [code, dictionary.split(`\`${code}\``).length - 1]);
  expect(said.length).toBeGreaterThan(50);
  expect(said.filter(([, times]) => times !== 1)).toEqual([]);
});
