import { fileURLToPath } from 'node:url';
import { describe, expect, test } from '@jest/globals';
import { buildAbility, decide } from '../../src/safeguards/access/ability.js';
import { compilePolicies } from '../../src/safeguards/access/policy/compile-policies.js';
import { readPolicyFiles } from '../../src/safeguards/access/policy/policy-files.js';
import { isReceivable } from '../../src/safeguards/disclosure/is-receivable.js';

const files = readPolicyFiles(fileURLToPath(new URL('../../policies', import.meta.url)));
const policies = compilePolicies(files);
const WHERE_ALL_IS_IN_ORDER = { employerId: 'acme', receivable: true, minimumHolds: true, guidanceAgreed: true };
/** The matrix gives them a group report too; none of them works for an employer as a whole (0037). */
const OF_PERSONS = ['medical-assistant'];

describe('who reads figures about groups, beside the matrix', () => {
  test('V8 those to whom the matrix gives a group report, as far as they work for an employer', () => {
    const attributes = { accountId: 'somebody', employerIds: ['acme'], employeeIds: ['jan'] };
    const readers = policies
      .roleNames()
      .filter((role) =>
        policies
          .purposeNames()
          .some(
            (purpose) =>
              decide(
                buildAbility(policies.role(role), attributes, purpose),
                'read',
                'GroupFigure',
                WHERE_ALL_IS_IN_ORDER,
              ).allowed,
          ),
      );
    const given = policies
      .roleNames()
      .filter((role) => isReceivable(policies.disclosure, role, 'M32', 'current', '2026-03-02'));
    expect(readers.toSorted()).toEqual(given.filter((role) => !OF_PERSONS.includes(role)).toSorted());
  });

  test.each([
    [2, true],
    [1, false],
    [0, false],
  ])('V10 a minimum of %s loads: %s', (amount, loads) => {
    const terms = files.documents.get('terms.yaml') as { counts: object };
    const counts = { ...terms.counts, 'group-figure-minimum': { amount, because: 'V10 — a minimum' } };
    const changed = { ...files, documents: new Map(files.documents).set('terms.yaml', { ...terms, counts }) };
    const load = (): unknown => compilePolicies(changed);
    if (loads) expect(load).not.toThrow();
    else expect(load).toThrow('group-figure-minimum');
  });
});
