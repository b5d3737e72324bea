import { describe, expect, test } from '@jest/globals';
import type { Term } from '../../safeguards/access/policy/terms.js';
import { isStillReadable } from './is-still-readable.js';

const TERM: Term = { name: 'reading', amount: 2, unit: 'years', because: 'V6 — …' };

describe('what an employer had', () => {
  test.each([
    ['on the last day of the term', '2024-03-31', '2026-03-31', true],
    ['not on the day after', '2024-03-31', '2026-04-01', false],
    ['until the end of February after a leap day', '2024-02-29', '2026-02-28', true],
    ['not in March after a leap day', '2024-02-29', '2026-03-01', false],
    ['before the employment ends', '2026-12-31', '2026-03-31', true],
  ])('V6 stays readable %s', (_, endsOn, today, readable) => {
    expect(isStillReadable([{ endsOn }], TERM, today)).toBe(readable);
  });

  test('V6 stays readable while any employment with it goes on', () => {
    expect(isStillReadable([{ endsOn: '2001-01-01' }, { endsOn: null }], TERM, '2026-03-31')).toBe(true);
  });

  test('V6 of somebody without a known employment nothing is readable', () => {
    expect(isStillReadable([], TERM, '2026-03-31')).toBe(false);
  });
});
