import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from '@jest/globals';
import { renderAccessMatrix } from '../../src/safeguards/access/policy/access-matrix.js';
import { loadPolicies } from '../../src/safeguards/access/policy/compile-policies.js';

const pathOf = (relative: string): string => fileURLToPath(new URL(`../../${relative}`, import.meta.url));

describe('docs/access-matrix.md', () => {
  const policies = loadPolicies(pathOf('policies'));

  test('D6 is what the policies say now; npm run matrix writes it', () => {
    expect(readFileSync(pathOf('docs/access-matrix.md'), 'utf8')).toBe(renderAccessMatrix(policies));
  });

  test('D6 lists the routes it is given, each with the roles that get past the guard', () => {
    const page = renderAccessMatrix(policies, [
      { method: 'POST', path: '/v1/verdicts', action: 'issue', kind: 'Verdict' },
      { method: 'GET', path: '/v1/me', action: 'read', kind: 'Account', roles: ['everybody signed in'] },
    ]);
    expect(page.slice(page.indexOf('## Routes')).split('\n')).toEqual([
      '## Routes',
      '',
      '| path | method | action | kind | roles |',
      '| --- | --- | --- | --- | --- |',
      '| /v1/me | GET | read | Account | everybody signed in |',
      '| /v1/verdicts | POST | issue | Verdict | company-doctor |',
      '',
    ]);
  });
});
