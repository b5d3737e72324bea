import { expect, test } from '@jest/globals';
import { projectFolder } from '../../src/platform/stores/migrate/project-folder.js';
import { capacitiesOutside } from '../../src/records/medical-dossier/consent/what-can-be-sent.js';
import { loadPolicies } from '../../src/safeguards/access/policy/compile-policies.js';

test('C2, V8 the capacities that a consent can name are the recipients of the matrix outside the service, all of them', () => {
  const policies = loadPolicies(projectFolder('policies'));
  const codes = policies.lists('consent').get('capacity')?.keys() ?? [];
  expect([...codes]).toEqual(capacitiesOutside(policies.disclosure));
});
