import { fileURLToPath } from 'node:url';
import { describe, expect, test } from '@jest/globals';
import { ITEM_OF_PART, isPartReceivable } from '../../src/duties/reintegration/is-part-receivable.js';
import { PART_NAMES, type PartName } from '../../src/duties/reintegration/reintegration-part.js';
import { sortOfPart } from '../../src/duties/reintegration/sort-of-part.js';
import { isReceivable } from '../../src/safeguards/disclosure/is-receivable.js';
import { buildAbility, decide } from '../../src/safeguards/access/ability.js';
import { compilePolicies } from '../../src/safeguards/access/policy/compile-policies.js';
import { readPolicyFiles } from '../../src/safeguards/access/policy/policy-files.js';

const policies = compilePolicies(readPolicyFiles(fileURLToPath(new URL('../../policies', import.meta.url))));
const TODAY = '2026-03-02';
const WHERE_ALL_IS_IN_ORDER = {
  absenceRunning: true,
  guided: true,
  stillReadable: true,
  employerId: 'acme',
  employeeId: 'jan',
};
const DELEGATED = { delegatedRead: ['somebody'] };
const READERS = ['employer-officer', 'case-manager', 'labour-expert', 'employee'];

function reads(role: string, part: PartName, edition: string, { wentOut = true, byEmployer = false } = {}): boolean {
  const attributes = { accountId: 'somebody', employerIds: ['acme'], employeeIds: ['jan'] };
  const receivable = isPartReceivable(policies.disclosure, role, { part, byEmployer }, edition, TODAY);
  const facts = { ...WHERE_ALL_IS_IN_ORDER, ...DELEGATED, ...sortOfPart(part), receivable, wentOut };
  return policies
    .purposeNames()
    .some(
      (purpose) =>
        decide(buildAbility(policies.role(role), attributes, purpose), 'read', 'ReintegrationPart', facts).allowed,
    );
}

describe('who reads a part of a re-integration file, beside the matrix', () => {
  test.each(PART_NAMES)('V8 %s is read by those to whom the matrix gives its item', (part) => {
    const item = ITEM_OF_PART[part];
    for (const role of READERS) {
      const given = item === null || isReceivable(policies.disclosure, role, item, 'current', TODAY);
      expect([role, reads(role, part, 'current')]).toEqual([role, given]);
    }
  });

  test.each(PART_NAMES)('V8 %s is read under derived secrecy where the matrix names it for such staff', (part) => {
    const item = ITEM_OF_PART[part];
    const given = item !== null && isReceivable(policies.disclosure, 'medical-assistant', item, 'current', TODAY);
    expect(reads('medical-assistant', part, 'current')).toBe(given);
  });

  test('V7 what waits for the letter to the employee the employer reads nothing of, and who works here all', () => {
    const lost = (role: string): PartName[] =>
      PART_NAMES.filter((part) => reads(role, part, 'current') && !reads(role, part, 'current', { wentOut: false }));
    expect(lost('employer-officer')).toEqual(PART_NAMES.filter((part) => reads('employer-officer', part, 'current')));
    expect([...READERS.slice(1), 'medical-assistant'].flatMap(lost)).toEqual([]);
  });

  test('V5 the edition of 2019 leaves the employer what it agreed, set or said itself, and the others everything', () => {
    const lost = (role: string, byEmployer: boolean): PartName[] =>
      PART_NAMES.filter(
        (part) => reads(role, part, 'current', { byEmployer }) && !reads(role, part, 'statement-2019', { byEmployer }),
      );
    const ofTheService = ['problem-analysis', 'current-opinion', 'next-doctor-contact', 'non-attendance'];
    expect(lost('employer-officer', true)).toEqual(ofTheService);
    expect(lost('employer-officer', false).sort()).toEqual(
      [...ofTheService, 'plan', 'evaluation', 'activity', 'intervention'].sort(),
    );
    expect(READERS.slice(1).flatMap((role) => lost(role, false))).toEqual([]);
  });
});
