import { fileURLToPath } from 'node:url';
import { describe, expect, test } from '@jest/globals';
import { readPolicyFiles } from '../../src/safeguards/access/policy/policy-files.js';
import { readCases } from './case-documents.js';
import { mutate, type MutationCount } from './mutation.js';

type Counts = ReadonlyMap<string, MutationCount>;

const pathOf = (relative: string): string => fileURLToPath(new URL(relative, import.meta.url));
const schemas = pathOf('../../policies/schema');

describe('the cases notice every change of a policy', () => {
  test('D1 no mutant survives', () => {
    const counts = mutationsOf(pathOf('../../policies'));
    console.log(tableOf(counts));
    expect(survivorsIn(counts)).toEqual([]);
  });

  test('D1 a mutant that no case notices turns the suite red', () => {
    expect(survivorsIn(mutationsOf(pathOf('fixture')))).toEqual([
      'drop a condition: access/reader.yaml: statements.0 (read Note) accountId',
    ]);
  });
});

function mutationsOf(folder: string): Counts {
  const files = readPolicyFiles(folder, schemas);
  return mutate(files, readCases(folder, files));
}

function survivorsIn(counts: Counts): readonly string[] {
  return [...counts].flatMap(([change, { survivors }]) => survivors.map((survivor) => `${change}: ${survivor}`));
}

function tableOf(counts: Counts): string {
  const rows = [...counts]
    .toSorted(([one], [other]) => one.localeCompare(other))
    .map(([change, count]) => row(change, String(count.red), String(count.refused), String(count.survivors.length)));
  return [row('one change at a time', 'red', 'not loaded', 'survived'), ...rows].join('\n');
}

function row(change: string, red: string, refused: string, survived: string): string {
  return `${change.padEnd(34)}${red.padStart(6)}${refused.padStart(12)}${survived.padStart(10)}`;
}
