import { describe, expect, test } from '@jest/globals';
import { waitsFor } from './waits-for.js';

describe('a role that waits for an approval', () => {
  const reader = { accountId: 'dr-vos', now: new Date('2026-03-10T11:00:00Z'), approves: ['medical-assistant'] };
  const role = { state: 'proposed', role: 'medical-assistant', accountId: 'anna', proposedBy: 'ada' } as const;

  test('S7 waits for whoever its page leaves the approval to', () => {
    expect(waitsFor(role, reader)).toBe(true);
    expect(waitsFor({ ...role, proposedBy: null }, reader)).toBe(true);
  });

  test.each([
    ['was approved', { state: 'approved' }],
    ['is in force', { state: 'in-force' }],
    ['ran out', { state: 'expired' }],
    ['ended', { state: 'ended' }],
    ['is approved by others', { role: 'company-doctor' }],
    ['is for himself', { accountId: 'dr-vos' }],
    ['was proposed by himself', { proposedBy: 'dr-vos' }],
  ] as const)('S7 does not wait for him when it %s', (_, otherwise) => {
    expect(waitsFor({ ...role, ...otherwise }, reader)).toBe(false);
  });
});
