import { describe, expect, test } from '@jest/globals';
import { loadPolicies } from './compile-policies.js';
import { problemsWhen } from './problems-when.fixture.js';
import { fileURLToPath } from 'node:url';

const PAGE = 'examinations.yaml';

describe('the kinds of examination', () => {
  const policies = loadPolicies(fileURLToPath(new URL('../../../../policies', import.meta.url)));

  test.each(['pre-employment', 'something-new', 'constructor', 'toString', ''])(
    'V4 %j counts as pre-employment: the employee first, who may block',
    (kind) => {
      expect(policies.examination(kind)).toMatchObject({
        name: 'pre-employment',
        item: 'M14',
        employeeFirst: true,
        blocking: true,
      });
    },
  );

  test('V4 a kind that nobody listed never goes to the employer first, nor counts as none', () => {
    expect(problemsWhen(PAGE, ['unlisted'], 'elsewhere')).toEqual([
      'examinations.yaml, unlisted: elsewhere is no kind of this page',
    ]);
    expect(problemsWhen(PAGE, ['kinds', 'entrance', 'employee-first'], false)).toEqual(
      expect.arrayContaining([
        expect.stringContaining('blocking is for who hears it first'),
        expect.stringContaining('a kind that nobody listed goes to the employee first'),
      ]),
    );
  });
});
