import { describe, expect, test } from '@jest/globals';
import { isOvertakenBy } from './is-overtaken-by.js';

const CHANGED = '2026-03-02T10:00:00.000Z';
const overtaken = (letterAt: string | null, letterFrom: string | null, expiresAt = '2026-03-16T23:00:00Z'): boolean =>
  isOvertakenBy(CHANGED, { letterAt, letterFrom, expiresAt });

describe('an invitation, after the employer changed what its code rests on', () => {
  test('I1 is void where its code was made before that, and counts where it was made after', () => {
    expect(overtaken('2026-03-02T09:59:59Z', null)).toBe(true);
    expect(overtaken('2026-03-02T10:00:00Z', null)).toBe(true);
    expect(overtaken('2026-03-02T10:00:01Z', null)).toBe(false);
  });

  test('I1 is void where no letter is printed before it runs out, and waits where one is', () => {
    expect(overtaken(null, '2026-03-16T23:00:00Z')).toBe(true);
    expect(overtaken(null, '2026-03-16T22:59:59Z')).toBe(false);
    expect(overtaken(null, null)).toBe(false);
  });
});
