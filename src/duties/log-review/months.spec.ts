import { describe, expect, test } from '@jest/globals';
import { isOver, monthOf } from './months.js';

describe('a month of the trail', () => {
  test('A6 runs from midnight to midnight in the Netherlands, across the clock changes', () => {
    expect(monthOf('2026-03')).toEqual({
      firstDay: '2026-03-01',
      from: '2026-02-28T23:00:00Z',
      until: '2026-03-31T22:00:00Z',
    });
    expect(monthOf('2026-12').until).toBe('2026-12-31T23:00:00Z');
  });

  test.each([
    ['2026-02-28', false],
    ['2026-03-01', true],
    ['2027-01-01', true],
    ['2026-01-31', false],
  ])('A6 of February, on %s, it is over: %s', (today, over) => {
    expect(isOver(monthOf('2026-02'), today)).toBe(over);
  });
});
