import { describe, expect, test } from '@jest/globals';
import type { Term } from '../../safeguards/access/policy/terms.js';
import { isStillReadable } from './is-still-readable.js';

const TERM: Term = { name: 'reading', amount: 2, unit: 'years', because: 'V6 — …' };
const firstDay = '2024-01-10';
const readable = (employments: readonly { startsOn: string | null; endsOn: string | null }[], today: string): boolean =>
  isStillReadable({ firstDay, employments }, TERM, today);

describe('what an employer had about an absence', () => {
  test.each([
    ['on the last day of the term', '2024-03-31', '2026-03-31', true],
    ['not on the day after', '2024-03-31', '2026-04-01', false],
    ['until the end of February after a leap day', '2024-02-29', '2026-02-28', true],
    ['not in March after a leap day', '2024-02-29', '2026-03-01', false],
    ['before the employment ends', '2026-12-31', '2026-03-31', true],
  ])('V6 stays readable %s', (_, endsOn, today, expected) => {
    expect(readable([{ startsOn: '2020-01-01', endsOn }], today)).toBe(expected);
  });

  test('V6 does not become readable again with a later employment of the same person', () => {
    const ended = { startsOn: null, endsOn: '2024-01-31' };
    expect(readable([ended], '2026-02-01')).toBe(false);
    expect(readable([ended, { startsOn: '2026-01-01', endsOn: null }], '2026-02-01')).toBe(false);
    expect(readable([ended, { startsOn: '2024-01-11', endsOn: null }], '2026-02-01')).toBe(false);
  });

  test('V6 stays readable longer when the end of its own employment is corrected', () => {
    expect(readable([{ startsOn: null, endsOn: '2024-02-01' }], '2026-02-01')).toBe(true);
  });

  test.each([
    ['began after it', { startsOn: '2024-01-11', endsOn: null }],
    ['ended before it', { startsOn: null, endsOn: '2024-01-09' }],
  ])('V6 is not readable by an employment that %s', (_, employment) => {
    expect(readable([employment], '2024-01-12')).toBe(false);
  });

  test('V6 is readable by an employment of its first day alone', () => {
    expect(readable([{ startsOn: firstDay, endsOn: firstDay }], '2024-01-12')).toBe(true);
  });

  test('V6 of somebody without a known employment nothing is readable', () => {
    expect(readable([], '2026-03-31')).toBe(false);
  });
});
