import { writeFileSync } from 'node:fs';
import { renderAccessMatrix } from '../src/safeguards/access/policy/access-matrix.js';
import { loadPolicies } from '../src/safeguards/access/policy/compile-policies.js';
import { toldIn } from './required.js';

// npm run matrix — writes docs/access-matrix.md from policies/.
await toldIn('matrix', () => {
  writeFileSync('docs/access-matrix.md', renderAccessMatrix(loadPolicies('policies')));
  return Promise.resolve();
});
