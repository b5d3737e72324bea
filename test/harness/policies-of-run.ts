import { readFileSync, writeFileSync } from 'node:fs';
import { projectFolder } from '../../src/platform/stores/migrate/project-folder.js';
import { CompiledParts } from '../../src/safeguards/access/policy/compiled-parts.js';
import { compilePolicies } from '../../src/safeguards/access/policy/compile-policies.js';
import { readPolicyFiles } from '../../src/safeguards/access/policy/policy-files.js';
import type { Policies } from '../../src/safeguards/access/policy/policies.js';
import { fileOfRun } from './test-run.js';

const DOCUMENTS = 'policies.json';

/**
 * Keeps the pages of policies/ as they were read and found good: what each of a hundred files would spend on the same YAML.
 *
 * @throws PolicyError where they aren't good: no file of the run would start a service
 */
export function keepPolicies(): void {
  const files = readPolicyFiles(projectFolder('policies'));
  compilePolicies(files);
  writeFileSync(fileOfRun(DOCUMENTS), JSON.stringify([...files.documents]));
}

/** The project's policies, compiled from the pages that this run read. */
export function policiesOfRun(): Policies {
  const kept = readFileSync(fileOfRun(DOCUMENTS), 'utf8');
  return compilePolicies({
    documents: new Map(JSON.parse(kept) as [string, unknown][]),
    // each page was held against its schema when the run began
    schemas: { accept: () => true },
    parts: new CompiledParts(),
  });
}
