import { describe, expect, test } from '@jest/globals';
import { invitationExpiry } from './invitation-expiry.js';

const fortnight = { name: 'invitation-validity', amount: 14, unit: 'days', because: 'S7 — …' } as const;

describe('an invitation', () => {
  test.each([
    ['in winter', '2026-01-05', '2026-01-19T23:00:00Z'],
    ['across the change to summer time', '2026-03-20', '2026-04-03T22:00:00Z'],
    ['across the change to winter time', '2026-10-20', '2026-11-03T23:00:00Z'],
  ])('S7 counts for its whole last day, %s', (_, today, expiry) => {
    expect(invitationExpiry(fortnight, today)).toBe(expiry);
  });
});
