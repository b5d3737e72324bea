import { expect, test } from '@jest/globals';
import { projectFolder } from '../../platform/stores/migrate/project-folder.js';
import { compilePolicies } from '../access/policy/compile-policies.js';
import { readPolicyFiles } from '../access/policy/policy-files.js';

const PAGE = 'disclosure.yaml';

/** The policies as they are, but for the roles of one kind of recipient. */
function withoutRolesOf(recipient: string): () => unknown {
  const files = readPolicyFiles(projectFolder('policies'));
  const page = structuredClone(files.documents.get(PAGE)) as { recipients: Record<string, { roles?: string[] }> };
  const line = page.recipients[recipient];
  if (line?.roles === undefined) throw new Error(`${recipient} has no roles`);
  line.roles = [];
  return () => compilePolicies({ ...files, documents: new Map(files.documents).set(PAGE, page) });
}

test('V8 a role that reads what the matrix gives it has to be a recipient, or the service does not start', () => {
  expect(withoutRolesOf('labour_expert')).toThrow('labour-expert reads what the matrix gives it');
});
