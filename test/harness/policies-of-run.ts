import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectFolder } from '../../src/platform/stores/migrate/project-folder.js';
import { CompiledParts } from '../../src/safeguards/access/policy/compiled-parts.js';
import { compilePolicies } from '../../src/safeguards/access/policy/compile-policies.js';
import { readPolicyFiles } from '../../src/safeguards/access/policy/policy-files.js';
import { PolicySchemas } from '../../src/safeguards/access/policy/policy-schemas.js';
import type { Policies } from '../../src/safeguards/access/policy/policies.js';
import { fileOfRun } from './test-run.js';

const DOCUMENTS = 'policies.json';

/** Keeps the pages of policies/ as they were read: what each of a hundred files would spend on the same YAML. */
export function keepPolicies(): void {
  const { documents } = readPolicyFiles(projectFolder('policies'));
  writeFileSync(fileOfRun(DOCUMENTS), JSON.stringify([...documents]));
}

/** The project's policies, compiled from the pages that this run read. */
export function policiesOfRun(): Policies {
  const kept = readFileSync(fileOfRun(DOCUMENTS), 'utf8');
  return compilePolicies({
    documents: new Map(JSON.parse(kept) as [string, unknown][]),
    schemas: PolicySchemas.read(join(projectFolder('policies'), 'schema')),
    parts: new CompiledParts(),
  });
}
