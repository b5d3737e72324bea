import { expect, test } from '@jest/globals';
import { whyNotUntil } from './why-not-until.js';

const YEAR = { name: 'mandate-longest', unit: 'months', amount: 12, because: 'I3 — a case' } as const;

test.each([
  ['2026-03-10', null],
  ['2027-03-10', null],
  ['2026-03-09', 'in_the_past'],
  ['2027-03-11', 'too_far_ahead'],
])('I3 a mandate given on 10 March 2026 until %s: %s', (until, code) => {
  expect(whyNotUntil(until, '2026-03-10', YEAR)).toBe(code);
});
