import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from '@jest/globals';
import { compilePolicies } from '../../src/safeguards/access/policy/compile-policies.js';
import { readPolicyFiles } from '../../src/safeguards/access/policy/policy-files.js';
import { mayReceive } from '../../src/safeguards/disclosure/may-receive.js';
import { deviationsOfDisclosure, deviationsOfRow } from './disclosure-deviations.js';
import { readDisclosureCases } from './disclosure-cases.js';

const pathOf = (relative: string): string => fileURLToPath(new URL(relative, import.meta.url));
const PRINTED = pathOf('../data/disclosure-matrix.csv');
const files = readPolicyFiles(pathOf('../../policies'));
const matrix = compilePolicies(files).disclosure;
const cases = readDisclosureCases(PRINTED, pathOf('../../policies/disclosure.cases.yaml'), files.schemas);

describe('the disclosure matrix', () => {
  test('V8 the printed matrix is the one that was published', () => {
    const digest = createHash('sha256').update(readFileSync(PRINTED)).digest('hex');
    expect(digest).toBe('33c55260c1877c2be8cb907b694ab710e7a3e225c5ffd3f5c9978604aa1a21e1');
    expect([cases.printed.length, Object.keys(cases.printed[0]?.cells ?? {}).length]).toEqual([66, 13]);
  });

  test.each(cases.printed.map((row) => [row.id, row.item, row] as const))(
    'V8 %s %s goes to whom the printed matrix says, in each edition, with whatever comes with it',
    (_id, _item, row) => {
      expect([...deviationsOfRow(matrix, cases, row)]).toEqual([]);
    },
  );

  test('V5 items, recipients and editions are those that are printed, each edition from its day', () => {
    expect([...deviationsOfDisclosure(matrix, cases)]).toEqual([]);
  });

  test('V8 never means never: no accompaniment, ground or edition opens one cell of it', () => {
    const accompanied = {
      ground: { article: '7:611 BW', claim: 'industrial-accident-report', date: '2026-03-02' },
      present: new Set(matrix.accompaniments.keys()),
    };
    const never = cases.printed.flatMap(({ id, cells }) =>
      Object.entries(cells).flatMap(([recipient, code]) => (code === 'N!' ? [{ item: id, recipient }] : [])),
    );
    expect(never.length).toBeGreaterThan(80);
    for (const { item, recipient } of never) {
      for (const edition of matrix.editions.keys()) {
        const question = { item, recipient, edition, on: '2026-03-02', insideEea: true, accompanied };
        expect(mayReceive(matrix, question)).toMatchObject({ allowed: false, rule: 'V8', reason: 'never' });
      }
    }
  });
});
