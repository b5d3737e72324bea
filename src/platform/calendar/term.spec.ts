import { describe, expect, test } from '@jest/globals';
import { Temporal } from 'temporal-polyfill';
import { addTerm, dueOn, isDue } from './term.js';

const at = (instant: string): Temporal.Instant => Temporal.Instant.from(instant);

describe('terms', () => {
  test.each([
    ['2024-02-29', 'P1Y', '2025-02-28'],
    ['2024-02-29', 'P4Y', '2028-02-29'],
    ['2024-02-29', 'P20Y', '2044-02-29'],
    ['2023-02-28', 'P1Y', '2024-02-28'],
    ['2026-01-31', 'P1M', '2026-02-28'],
    ['2024-01-31', 'P1M', '2024-02-29'],
    ['2026-08-31', 'P6M', '2027-02-28'],
    ['2026-12-31', 'P2M', '2027-02-28'],
    ['2026-03-01', 'P6W', '2026-04-12'],
    ['2026-10-20', 'P14D', '2026-11-03'],
    ['2024-01-31', 'P1Y1M', '2025-02-28'],
  ])('R3 %s and %s end on %s', (start, term, end) => {
    expect(addTerm(start, term)).toBe(end);
  });

  test('R10 a term is due on the day after its last day, from 00:00 in Amsterdam and not a second earlier', () => {
    expect(dueOn('2024-02-29', 'P1Y')).toBe('2025-03-01');
    expect(isDue('2024-02-29', 'P1Y', at('2025-02-28T22:59:59.999Z'))).toBe(false);
    expect(isDue('2024-02-29', 'P1Y', at('2025-02-28T23:00:00Z'))).toBe(true);
  });

  test('R10 the clock change in between moves the instant, not the date', () => {
    expect(isDue('2026-03-15', 'P14D', at('2026-03-29T21:59:59Z'))).toBe(false);
    expect(isDue('2026-03-15', 'P14D', at('2026-03-29T22:00:00Z'))).toBe(true);
    expect(isDue('2026-10-11', 'P14D', at('2026-10-25T22:59:59Z'))).toBe(false);
    expect(isDue('2026-10-11', 'P14D', at('2026-10-25T23:00:00Z'))).toBe(true);
  });

  test.each(['P', 'PT1H', 'P1YT1H', '-P1Y', 'P1.5Y', '20Y', 'P1Y ', 'p1y', ''])('R3 "%s" is no term', (term) => {
    expect(() => addTerm('2026-01-01', term)).toThrow(/^not a calendar duration$/);
  });
});
