import { fileURLToPath } from 'node:url';
import { describe, expect, test } from '@jest/globals';
import { compilePolicies } from '../../src/safeguards/access/policy/compile-policies.js';
import { competenceOf } from '../../src/safeguards/access/policy/compiled-role.js';
import { readPolicyFiles } from '../../src/safeguards/access/policy/policy-files.js';

const policies = compilePolicies(readPolicyFiles(fileURLToPath(new URL('../../policies', import.meta.url))));

describe('every role', () => {
  test.each(['Account', 'Notice', 'Waiting', 'Ending'])(
    'S7 reads what everybody has of his own: %s (`also:` own-account, own-notices, what-waits)',
    (kind) => {
      const without = policies.roleNames().filter((role) => !competenceOf(policies.role(role), 'read', kind));
      expect(without).toEqual([]);
    },
  );
});
