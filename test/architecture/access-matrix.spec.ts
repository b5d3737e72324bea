import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from '@jest/globals';
import { outlineOfService } from '../../scripts/service-outline.js';
import { renderAccessMatrix } from '../../src/safeguards/access/policy/access-matrix.js';
import { loadPolicies } from '../../src/safeguards/access/policy/compile-policies.js';
import { renderDisclosurePage } from '../../src/safeguards/disclosure/disclosure-page.js';
import { renderStatesPage } from '../../src/requests/disclosure/disclosure-states-page.js';
import { routeCensus } from '../../src/safeguards/access/route-census.js';

const pathOf = (relative: string): string => fileURLToPath(new URL(`../../${relative}`, import.meta.url));

describe('docs/access-matrix.md', () => {
  const policies = loadPolicies(pathOf('policies'));

  test('D6 is what policies and routes say now; npm run matrix writes it', async () => {
    const census = routeCensus(await outlineOfService(policies));
    expect(readFileSync(pathOf('docs/access-matrix.md'), 'utf8')).toBe(renderAccessMatrix(policies, census));
  });

  test('D6 lists the routes it is given, each with who gets past the guard', () => {
    const page = renderAccessMatrix(policies, [
      { method: 'POST', path: '/v1/verdicts', rule: { how: 'allows', action: 'issue', kind: 'Verdict' } },
      {
        method: 'GET',
        path: '/v1/me',
        rule: { how: 'signed-in', level: 'two-factors', because: 'P7 — the own account' },
      },
      { method: 'GET', path: '/health', rule: { how: 'open', because: 'D5 — says only ok' } },
    ]);
    expect(page.slice(page.indexOf('## Routes')).split('\n')).toEqual([
      '## Routes',
      '',
      '| path | method | action | kind | who gets past the guard |',
      '| --- | --- | --- | --- | --- |',
      '| /health | GET |  |  | **open** to everybody: D5 — says only ok |',
      '| /v1/me | GET |  |  | **signed in** (two-factors: 2 factors), without a role: P7 — the own account |',
      '| /v1/verdicts | POST | issue | Verdict | company-doctor, insurance-doctor |',
      '',
    ]);
  });

  test('D6 a route without a rule makes no page', () => {
    const routes = [{ method: 'GET', path: '/v1/forgotten', rule: undefined }];
    expect(() => renderAccessMatrix(policies, routes)).toThrow('GET /v1/forgotten');
  });
});

describe('docs/disclosure-states.md', () => {
  test('C4 draws what the transitions say now; npm run matrix writes it', () => {
    expect(readFileSync(pathOf('docs/disclosure-states.md'), 'utf8')).toBe(renderStatesPage());
  });
});

describe('docs/disclosure-matrix.md', () => {
  test('V8 is what policies/disclosure.yaml says now; npm run matrix writes it', () => {
    const { disclosure } = loadPolicies(pathOf('policies'));
    expect(readFileSync(pathOf('docs/disclosure-matrix.md'), 'utf8')).toBe(renderDisclosurePage(disclosure));
  });
});
