import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { CompiledParts } from './compiled-parts.js';
import { Findings } from './findings.js';
import { PolicySchemas } from './policy-schemas.js';
import { readYaml } from './read-yaml.js';

/** All policies as written: by path below the folder, the schemas that say what such a file may contain, and what was compiled. */
export interface PolicyFiles {
  readonly documents: ReadonlyMap<string, unknown>;
  readonly schemas: Pick<PolicySchemas, 'accept'>;
  readonly parts: CompiledParts;
}

/**
 * Reads every policy below a folder; the tables of cases beside them (`*.cases.yaml`, cast/) are
 * the test suite's and are left alone.
 *
 * @param folder path of `policies/`
 * @param schemas path of the JSON Schemas
 * @throws PolicyError when a file isn't plain YAML
 */
export function readPolicyFiles(folder: string, schemas = join(folder, 'schema')): PolicyFiles {
  const findings = new Findings();
  const documents = new Map<string, unknown>();
  for (const path of policyPathsBelow(folder)) {
    documents.set(path, readYaml(readFileSync(join(folder, path), 'utf8'), findings.in(path)));
  }
  findings.refuseIfAny();
  return { documents, schemas: PolicySchemas.read(schemas), parts: new CompiledParts() };
}

function policyPathsBelow(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((path) => path.replaceAll('\\', '/'))
    .filter((path) => /\.ya?ml$/.test(path) && !path.endsWith('.cases.yaml') && !path.startsWith('cast/'))
    .sort();
}
