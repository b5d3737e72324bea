import { describe, expect, test } from '@jest/globals';
import { stateOfRole, type RoleProgress } from './role-held.js';

const now = new Date('2026-03-02T12:00:00.000Z');
const proposed: RoleProgress = {
  needsApproval: true,
  approvedBy: null,
  inForceSince: null,
  validUntil: null,
  endedAt: null,
};

describe('the state of a role', () => {
  test.each<[string, Partial<RoleProgress>, string]>([
    ['waits for approval', {}, 'proposed'],
    ['waits for confirmation once approved', { approvedBy: 'somebody' }, 'approved'],
    ['waits for confirmation alone where no approval is needed', { needsApproval: false }, 'approved'],
    [
      'is in force with the last signature',
      { approvedBy: 'somebody', inForceSince: '2026-03-02T11:00:00.000Z' },
      'in-force',
    ],
    [
      'is in force a millisecond before its end',
      { inForceSince: '2026-03-02T11:00:00.000Z', validUntil: '2026-03-02T12:00:00.001Z' },
      'in-force',
    ],
    [
      'is expired at its end',
      { inForceSince: '2026-03-02T11:00:00.000Z', validUntil: '2026-03-02T12:00:00.000Z' },
      'expired',
    ],
    ['is expired as a proposal too', { validUntil: '2026-03-02T12:00:00.000Z' }, 'expired'],
    ['is ended before all', { inForceSince: '2026-03-02T11:00:00.000Z', endedAt: '2026-03-02T11:30:00.000Z' }, 'ended'],
  ])('S7 %s', (_, change, state) => {
    expect(stateOfRole({ ...proposed, ...change }, now)).toBe(state);
  });
});
