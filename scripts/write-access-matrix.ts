import 'reflect-metadata';
import { writeFileSync } from 'node:fs';
import { renderAccessMatrix } from '../src/safeguards/access/policy/access-matrix.js';
import { loadPolicies } from '../src/safeguards/access/policy/compile-policies.js';
import { renderDisclosurePage } from '../src/safeguards/disclosure/disclosure-page.js';
import { routeCensus } from '../src/safeguards/access/route-census.js';
import { renderStatesPage } from '../src/requests/disclosure/disclosure-states-page.js';
import { toldIn } from './required.js';
import { outlineOfService } from './service-outline.js';

// npm run matrix — writes docs/access-matrix.md from policies/ and from the routes of the service, and
// docs/disclosure-matrix.md from policies/disclosure.yaml, and docs/disclosure-states.md from where a request to disclose can stand.
await toldIn('matrix', async () => {
  const policies = loadPolicies('policies');
  writeFileSync('docs/disclosure-matrix.md', renderDisclosurePage(policies.disclosure));
  writeFileSync('docs/disclosure-states.md', renderStatesPage());
  writeFileSync('docs/access-matrix.md', renderAccessMatrix(policies, routeCensus(await outlineOfService(policies))));
});
