import { describe, expect, test } from '@jest/globals';
import { letterWaitsUntil } from './letter-waits-until.js';

const fortnight = { name: 'letter-after-change', amount: 14, unit: 'days', because: 'I1 — …' } as const;

describe('a letter with a code', () => {
  test('I1 waits for nothing where the employer changed nothing', () => {
    expect(letterWaitsUntil(null, fortnight, new Date('2026-03-02T10:00:00Z'))).toBeNull();
  });

  test('I1 waits until the last day after a change has ended in the Netherlands, across a clock change too', () => {
    const changedAt = '2026-03-19T23:30:00Z';
    expect(letterWaitsUntil(changedAt, fortnight, new Date(changedAt))).toBe('2026-04-03T22:00:00Z');
    expect(letterWaitsUntil(changedAt, fortnight, new Date('2026-04-03T21:59:59.999Z'))).toBe('2026-04-03T22:00:00Z');
    expect(letterWaitsUntil(changedAt, fortnight, new Date('2026-04-03T22:00:00Z'))).toBeNull();
  });
});
