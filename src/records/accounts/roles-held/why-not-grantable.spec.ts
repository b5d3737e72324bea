import { describe, expect, test } from '@jest/globals';
import type { Granting } from '../../../safeguards/access/policy/granting.js';
import type { RoleInput } from './roles-held.input.js';
import { whyNotGrantable } from './why-not-grantable.js';

const now = new Date('2026-03-02T12:00:00Z');
const employerId = '3c1f0a52-6c1b-4d0e-9a44-0d6f2f1b7a11';
const page = (change: Partial<Granting> = {}): Granting => ({
  proposedBy: ['signer'],
  approvedBy: [],
  confirmedBy: [],
  opensMedical: false,
  scope: 'none',
  ...change,
});
const codes = (input: Partial<RoleInput>, granting: Granting | null = page()): string[] =>
  whyNotGrantable({ role: 'some-role', ...input }, granting, now).map(({ at, code }) => `${at} ${code}`);

describe('a proposal of a role', () => {
  test('S7 names a role that a page describes, and that somebody may propose', () => {
    expect(codes({})).toEqual([]);
    expect(codes({}, null)).toEqual(['/role unknown_role']);
    expect(codes({}, page({ proposedBy: [] }))).toEqual(['/role not_grantable']);
  });

  test('S7 names an employer exactly where the page asks for one', () => {
    expect(codes({ employerId }, page({ scope: 'employer' }))).toEqual([]);
    expect(codes({}, page({ scope: 'employer' }))).toEqual(['/employerId required']);
    expect(codes({ employerId })).toEqual(['/employerId not_for_this_role']);
  });

  test('S7 ends in the future, if it says when', () => {
    expect(codes({ validUntil: '2026-03-02T12:00:00.001Z' })).toEqual([]);
    expect(codes({ validUntil: '2026-03-02T12:00:00.000Z' })).toEqual(['/validUntil in_the_past']);
  });
});
